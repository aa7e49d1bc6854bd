// libcurl, opened when mail is to be sent: linking it would make every start of the program some milliseconds longer. Swift can not
// call functions with a variable number of arguments, so each kind of option has a function of its own.
#pragma once

#include <curl/curl.h>
#include <dlfcn.h>
#include <signal.h>
#include <stddef.h>
#include <string.h>
#include <time.h>

// The functions of the library that are called; all of them are set when `talim_curl_open` gives 1.
struct talim_curl {
  void *global_init;
  void *easy_init;
  void *easy_cleanup;
  void *easy_perform;
  void *easy_setopt;
  void *easy_getinfo;
  void *easy_strerror;
  void *slist_append;
  void *slist_free_all;
};

static inline int talim_curl_open(struct talim_curl *functions, const char *name) {
  void *library = dlopen(name, RTLD_NOW | RTLD_LOCAL);
  if (!library) return 0;
  functions->global_init = dlsym(library, "curl_global_init");
  functions->easy_init = dlsym(library, "curl_easy_init");
  functions->easy_cleanup = dlsym(library, "curl_easy_cleanup");
  functions->easy_perform = dlsym(library, "curl_easy_perform");
  functions->easy_setopt = dlsym(library, "curl_easy_setopt");
  functions->easy_getinfo = dlsym(library, "curl_easy_getinfo");
  functions->easy_strerror = dlsym(library, "curl_easy_strerror");
  functions->slist_append = dlsym(library, "curl_slist_append");
  functions->slist_free_all = dlsym(library, "curl_slist_free_all");
  if (!functions->global_init || !functions->easy_init || !functions->easy_cleanup || !functions->easy_perform ||
      !functions->easy_setopt || !functions->easy_getinfo || !functions->easy_strerror || !functions->slist_append ||
      !functions->slist_free_all)
    return 0;
  return ((CURLcode(*)(long))functions->global_init)(CURL_GLOBAL_DEFAULT) == CURLE_OK;
}

static inline CURL *talim_curl_easy_init(const struct talim_curl *functions) {
  return ((CURL * (*)(void)) functions->easy_init)();
}

// With some versions and TLS libraries, writing to a connection that the other side has closed raises SIGPIPE in this thread, which would
// end the program; it is held back and taken away.
struct talim_curl_pipe {
  sigset_t before;
  int was_pending;
};

static inline void talim_curl_hold_pipe(struct talim_curl_pipe *pipe) {
  sigset_t pending, blocked;
  sigemptyset(&pending);
  sigpending(&pending);
  pipe->was_pending = sigismember(&pending, SIGPIPE);
  sigemptyset(&blocked);
  sigaddset(&blocked, SIGPIPE);
  pthread_sigmask(SIG_BLOCK, &blocked, &pipe->before);
}

static inline void talim_curl_release_pipe(struct talim_curl_pipe *pipe) {
  sigset_t blocked;
  struct timespec none = {0, 0};
  sigemptyset(&blocked);
  sigaddset(&blocked, SIGPIPE);
  if (!pipe->was_pending)
    while (sigtimedwait(&blocked, NULL, &none) == SIGPIPE) {
    }
  pthread_sigmask(SIG_SETMASK, &pipe->before, NULL);
}

static inline CURLcode talim_curl_easy_perform(const struct talim_curl *functions, CURL *handle) {
  struct talim_curl_pipe pipe;
  talim_curl_hold_pipe(&pipe);
  CURLcode result = ((CURLcode(*)(CURL *))functions->easy_perform)(handle);
  talim_curl_release_pipe(&pipe);
  return result;
}

static inline void talim_curl_easy_cleanup(const struct talim_curl *functions, CURL *handle) {
  struct talim_curl_pipe pipe;
  talim_curl_hold_pipe(&pipe);
  ((void (*)(CURL *))functions->easy_cleanup)(handle);
  talim_curl_release_pipe(&pipe);
}

typedef CURLcode (*talim_curl_setopt)(CURL *, CURLoption, ...);

static inline CURLcode talim_curl_set_long(const struct talim_curl *functions, CURL *handle, CURLoption option, long value) {
  return ((talim_curl_setopt)functions->easy_setopt)(handle, option, value);
}

static inline CURLcode talim_curl_set_text(
    const struct talim_curl *functions, CURL *handle, CURLoption option, const char *value) {
  return ((talim_curl_setopt)functions->easy_setopt)(handle, option, value);
}

static inline CURLcode talim_curl_set_pointer(
    const struct talim_curl *functions, CURL *handle, CURLoption option, void *value) {
  return ((talim_curl_setopt)functions->easy_setopt)(handle, option, value);
}

static inline CURLcode talim_curl_set_list(
    const struct talim_curl *functions, CURL *handle, CURLoption option, struct curl_slist *value) {
  return ((talim_curl_setopt)functions->easy_setopt)(handle, option, value);
}

// The forms of libcurl's callbacks that are used.
typedef size_t (*talim_curl_transfer)(char *bytes, size_t size, size_t count, void *user);
typedef int (*talim_curl_trace)(CURL *handle, curl_infotype kind, char *bytes, size_t size, void *user);

static inline CURLcode talim_curl_set_transfer(
    const struct talim_curl *functions, CURL *handle, CURLoption option, talim_curl_transfer value) {
  return ((talim_curl_setopt)functions->easy_setopt)(handle, option, value);
}

static inline CURLcode talim_curl_set_trace(const struct talim_curl *functions, CURL *handle, talim_curl_trace value) {
  return ((talim_curl_setopt)functions->easy_setopt)(handle, CURLOPT_DEBUGFUNCTION, value);
}

static inline CURLcode talim_curl_get_long(const struct talim_curl *functions, CURL *handle, CURLINFO info, long *value) {
  return ((CURLcode(*)(CURL *, CURLINFO, ...))functions->easy_getinfo)(handle, info, value);
}

static inline struct curl_slist *talim_curl_slist_append(
    const struct talim_curl *functions, struct curl_slist *list, const char *text) {
  return ((struct curl_slist * (*)(struct curl_slist *, const char *)) functions->slist_append)(list, text);
}

static inline void talim_curl_slist_free_all(const struct talim_curl *functions, struct curl_slist *list) {
  ((void (*)(struct curl_slist *))functions->slist_free_all)(list);
}

static inline const char *talim_curl_easy_strerror(const struct talim_curl *functions, CURLcode code) {
  return ((const char *(*)(CURLcode))functions->easy_strerror)(code);
}
