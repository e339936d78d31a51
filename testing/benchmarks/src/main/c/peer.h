/* What the peer driver's parts know of each other. Every function that can fail leaves a sentence in `failure` and returns -1. */
#ifndef PEER_H
#define PEER_H

#include <stddef.h>

enum coding { MH, MR, MMR, T85, CODINGS };

/* Octets that grow; their place is kept from one round to the next. */
struct octets {
    unsigned char *at;
    size_t length;
    size_t room;
};

/* One page, its pixels as rows of whole octets (1 is black), and what the libraries hold of it. */
struct page {
    unsigned width;
    unsigned height;
    size_t stride;
    unsigned char *pixels;
    /* Where decoders write; as large as the pixels. */
    unsigned char *decoded;
    void *encoder[CODINGS];
    void *decoder[CODINGS];
};

extern char failure[512];

int fail(const char *format, ...);
void make_room(struct octets *octets, size_t length);

/* Makes `data` the coded form that `*_decode` takes from now on. It is copied. */
int fax_give(struct page *page, enum coding coding, const unsigned char *data, size_t length);
/* Encodes the pixels; `*coded` points into memory that is written again the next time. */
int fax_encode(struct page *page, enum coding coding, const unsigned char **coded, size_t *length);
/* Decodes the whole page into `page->decoded`. */
int fax_decode(struct page *page, enum coding coding);
/* Decodes row by row and goes on after errors, as tolerant programs do. */
int fax_scan(struct page *page, enum coding coding);
const char *fax_version(void);

int jbig_give(struct page *page, const unsigned char *data, size_t length);
int jbig_encode(struct page *page, const unsigned char **coded, size_t *length);
int jbig_decode(struct page *page);
const char *jbig_version(void);

#endif
