/*
 * The peer of the benchmarks: libtiff and jbig-kit behind lines of text, so that one process serves a whole run and its rounds
 * alternate with those of the program that asks. A request is a line, some with octets behind it; the answer is a line that
 * starts with "ok", some with octets behind it, or "error" and a sentence.
 *
 *   version                        ok libtiff=VERSION jbig-kit=VERSION
 *   page ID WIDTH HEIGHT + pixels  ok
 *   coded ID CODING LENGTH + data  ok              what the page's decoder takes from now on
 *   encode ID CODING TIMES         ok NANOSECONDS  the clock runs around the library's calls alone
 *   decode ID CODING TIMES         ok NANOSECONDS
 *   scan ID CODING                 ok              rows one by one, going on after errors
 *   result                         ok LENGTH + data of the encode, decode or scan before
 *
 * CODING is mh, mr, mmr or t85. The pixels are rows of whole octets, the leftmost pixel in the highest bit, 1 is black.
 */
#include "peer.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { PAGES = 256, LARGEST = 1 << 28 };

char failure[512];

static struct page pages[PAGES];
static const unsigned char *result;
static size_t result_length;

int fail(const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(failure, sizeof failure, format, arguments);
    va_end(arguments);
    return -1;
}

static void *must(void *memory) {
    if (memory == NULL) {
        fputs("peer: out of memory\n", stderr);
        exit(71);
    }
    return memory;
}

void make_room(struct octets *octets, size_t length) {
    if (length > octets->room) {
        octets->room = length < 65536 ? 65536 : 2 * length;
        octets->at = must(realloc(octets->at, octets->room));
    }
}

static int coding_of(const char *name) {
    static const char *names[] = {"mh", "mr", "mmr", "t85"};
    for (int i = 0; i < CODINGS; i++) {
        if (strcmp(name, names[i]) == 0) {
            return i;
        }
    }
    return fail("no coding %s", name);
}

static struct page *page_of(unsigned id) {
    if (id >= PAGES || pages[id].pixels == NULL) {
        fail("no page %u", id);
        return NULL;
    }
    return &pages[id];
}

static int read_octets(unsigned char *to, size_t length) {
    return fread(to, 1, length, stdin) == length ? 0 : fail("%zu octets were announced and did not come", length);
}

static int take_page(const char *line) {
    unsigned id, width, height;
    if (sscanf(line, "page %u %u %u", &id, &width, &height) != 3 || id >= PAGES || width == 0 || width > 65535 || height == 0
            || (size_t) ((width + 7) / 8) * height > LARGEST) {
        return fail("a page of this size is not taken");
    }
    struct page *page = &pages[id];
    if (page->pixels != NULL) {
        return fail("page %u is there already", id);
    }
    page->width = width;
    page->height = height;
    page->stride = (width + 7) / 8;
    page->pixels = must(malloc(page->stride * height));
    page->decoded = must(calloc(height, page->stride));
    return read_octets(page->pixels, page->stride * height);
}

static int take_coded(const char *line) {
    unsigned id;
    char name[8];
    size_t length;
    if (sscanf(line, "coded %u %7s %zu", &id, name, &length) != 3 || length == 0 || length > LARGEST) {
        return fail("data of this size is not taken");
    }
    unsigned char *data = must(malloc(length));
    int coding = coding_of(name);
    int done = read_octets(data, length);
    struct page *page = page_of(id);
    if (done == 0) {
        done = page == NULL || coding < 0 ? -1
                : coding == T85           ? jbig_give(page, data, length)
                                          : fax_give(page, coding, data, length);
    }
    free(data);
    return done;
}

static long long nanoseconds(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec * 1000000000LL + now.tv_nsec;
}

/* Encodes or decodes a number of times. */
static int timed(const char *line, int encode, long long *took) {
    unsigned id, times;
    char name[8];
    if (sscanf(line, "%*s %u %7s %u", &id, name, &times) != 3 || times == 0) {
        return fail("a page, a coding and how many times are missing");
    }
    struct page *page = page_of(id);
    int coding = coding_of(name);
    if (page == NULL || coding < 0) {
        return -1;
    }
    result = page->decoded;
    result_length = page->stride * page->height;
    int done = 0;
    long long begun = nanoseconds();
    for (unsigned i = 0; i < times && done == 0; i++) {
        if (encode) {
            done = coding == T85 ? jbig_encode(page, &result, &result_length)
                                 : fax_encode(page, coding, &result, &result_length);
        } else {
            done = coding == T85 ? jbig_decode(page) : fax_decode(page, coding);
        }
    }
    *took = nanoseconds() - begun;
    return done;
}

static int scan(const char *line) {
    unsigned id;
    char name[8];
    if (sscanf(line, "scan %u %7s", &id, name) != 2) {
        return fail("a page and a coding are missing");
    }
    struct page *page = page_of(id);
    int coding = coding_of(name);
    if (page == NULL || coding < 0 || coding == T85) {
        return fail("there is nothing to scan");
    }
    result = page->decoded;
    result_length = page->stride * page->height;
    return fax_scan(page, coding);
}

static int answer(const char *line) {
    long long took = 0;
    if (strncmp(line, "version", 7) == 0) {
        printf("ok libtiff=%s jbig-kit=%s\n", fax_version(), jbig_version());
    } else if (strncmp(line, "page ", 5) == 0) {
        if (take_page(line) != 0) {
            return -1;
        }
        puts("ok");
    } else if (strncmp(line, "coded ", 6) == 0) {
        if (take_coded(line) != 0) {
            return -1;
        }
        puts("ok");
    } else if (strncmp(line, "encode ", 7) == 0 || strncmp(line, "decode ", 7) == 0) {
        if (timed(line, line[0] == 'e', &took) != 0) {
            return -1;
        }
        printf("ok %lld\n", took);
    } else if (strncmp(line, "scan ", 5) == 0) {
        if (scan(line) != 0) {
            return -1;
        }
        puts("ok");
    } else if (strncmp(line, "result", 6) == 0) {
        printf("ok %zu\n", result_length);
        fwrite(result, 1, result_length, stdout);
    } else {
        return fail("no such request");
    }
    return 0;
}

int main(void) {
    char line[256];
    while (fgets(line, sizeof line, stdin) != NULL) {
        if (answer(line) != 0) {
            printf("error %s\n", failure);
        }
        fflush(stdout);
    }
    return 0;
}
