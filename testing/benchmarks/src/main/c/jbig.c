/* T.85 by jbig-kit, in memory. */
#include "peer.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#ifdef WITH_JBIG

#include <jbig_ar.h>

#include <jbig85.h>

enum { STRIPE_ROWS = 128, NO_MOVES = 0 };

struct decoding {
    struct octets coded;
    struct octets lines;
};

static void put(unsigned char *from, size_t length, void *handle) {
    struct octets *to = handle;
    make_room(to, to->length + length);
    memcpy(to->at + to->length, from, length);
    to->length += length;
}

int jbig_give(struct page *page, const unsigned char *data, size_t length) {
    struct decoding *decoding = page->decoder[T85];
    if (decoding == NULL) {
        decoding = page->decoder[T85] = calloc(1, sizeof *decoding);
        if (decoding == NULL) {
            return fail("out of memory");
        }
        make_room(&decoding->lines, 3 * page->stride);
    }
    decoding->coded.length = 0;
    put((unsigned char *) data, length, &decoding->coded);
    return 0;
}

int jbig_encode(struct page *page, const unsigned char **coded, size_t *length) {
    struct octets *out = page->encoder[T85];
    if (out == NULL) {
        out = page->encoder[T85] = calloc(1, sizeof *out);
        if (out == NULL) {
            return fail("out of memory");
        }
    }
    out->length = 0;
    struct jbg85_enc_state state;
    jbg85_enc_init(&state, page->width, page->height, put, out);
    jbg85_enc_options(&state, JBG_TPBON, STRIPE_ROWS, NO_MOVES);
    for (unsigned y = 0; y < page->height; y++) {
        unsigned char *row = page->pixels + y * page->stride;
        jbg85_enc_lineout(&state, row, row - page->stride * (y > 0), row - page->stride * (y > 1 ? 2 : y));
    }
    *coded = out->at;
    *length = out->length;
    return 0;
}

static int take_row(const struct jbg85_dec_state *state, unsigned char *row, size_t length, unsigned long y, void *handle) {
    struct page *page = handle;
    (void) state;
    if (y < page->height && length == page->stride) {
        memcpy(page->decoded + y * page->stride, row, length);
    }
    return 0;
}

int jbig_decode(struct page *page) {
    struct decoding *decoding = page->decoder[T85];
    if (decoding == NULL) {
        return fail("no data was given to decode");
    }
    struct jbg85_dec_state state;
    size_t taken;
    jbg85_dec_init(&state, decoding->lines.at, decoding->lines.room, take_row, page);
    int status = jbg85_dec_in(&state, decoding->coded.at, decoding->coded.length, &taken);
    if (status == JBG_EAGAIN) {
        status = jbg85_dec_end(&state);
    }
    return status == JBG_EOK ? 0 : fail("jbig-kit: %s", jbg85_strerror(status));
}

const char *jbig_version(void) {
    static char version[16];
    snprintf(version, sizeof version, "%d.%d", JBG85_VERSION_MAJOR, JBG85_VERSION_MINOR);
    return version;
}

#else

int jbig_give(struct page *page, const unsigned char *data, size_t length) {
    (void) page, (void) data, (void) length;
    return fail("built without jbig-kit");
}

int jbig_encode(struct page *page, const unsigned char **coded, size_t *length) {
    (void) page, (void) coded, (void) length;
    return fail("built without jbig-kit");
}

int jbig_decode(struct page *page) {
    (void) page;
    return fail("built without jbig-kit");
}

const char *jbig_version(void) {
    return "none";
}

#endif
