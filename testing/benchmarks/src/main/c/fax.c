/* MH, MR and MMR by libtiff, on files of one strip that lie in memory. */
#include "peer.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#ifdef WITH_LIBTIFF

#include <tiffio.h>

/* libtiff writes MR with K = 4 where there are more than 150 rows to the inch. */
static const float HORIZONTAL_DPI = 204, VERTICAL_DPI = 196;

struct file {
    TIFF *tiff;
    struct octets octets;
    size_t position;
};

static tmsize_t file_read(thandle_t handle, void *to, tmsize_t length) {
    struct file *file = handle;
    size_t left = file->position < file->octets.length ? file->octets.length - file->position : 0;
    size_t count = (size_t) length < left ? (size_t) length : left;
    memcpy(to, file->octets.at + file->position, count);
    file->position += count;
    return (tmsize_t) count;
}

static tmsize_t file_write(thandle_t handle, void *from, tmsize_t length) {
    struct file *file = handle;
    size_t end = file->position + (size_t) length;
    make_room(&file->octets, end);
    if (file->position > file->octets.length) {
        memset(file->octets.at + file->octets.length, 0, file->position - file->octets.length);
    }
    memcpy(file->octets.at + file->position, from, (size_t) length);
    file->position = end;
    if (end > file->octets.length) {
        file->octets.length = end;
    }
    return length;
}

static toff_t file_seek(thandle_t handle, toff_t offset, int whence) {
    struct file *file = handle;
    toff_t base = whence == SEEK_CUR ? file->position : whence == SEEK_END ? file->octets.length : 0;
    file->position = (size_t) (base + offset);
    return (toff_t) file->position;
}

static toff_t file_size(thandle_t handle) {
    return (toff_t) ((struct file *) handle)->octets.length;
}

static int file_close(thandle_t handle) {
    (void) handle;
    return 0;
}

static int file_map(thandle_t handle, void **base, toff_t *size) {
    struct file *file = handle;
    *base = file->octets.at;
    *size = (toff_t) file->octets.length;
    return 1;
}

static void file_unmap(thandle_t handle, void *base, toff_t size) {
    (void) handle;
    (void) base;
    (void) size;
}

static int open_file(struct file *file, const char *mode) {
    TIFFSetErrorHandler(NULL);
    TIFFSetWarningHandler(NULL);
    file->position = 0;
    file->tiff = TIFFClientOpen("memory", mode, file, file_read, file_write, file_seek, file_close, file_size, file_map,
            file_unmap);
    return file->tiff != NULL ? 0 : fail("libtiff does not open a file in memory");
}

static struct file *new_file(const struct page *page, enum coding coding) {
    struct file *file = calloc(1, sizeof *file);
    if (file == NULL || open_file(file, "w") != 0) {
        free(file);
        fail("libtiff does not open a file in memory");
        return NULL;
    }
    TIFF *tiff = file->tiff;
    TIFFSetField(tiff, TIFFTAG_IMAGEWIDTH, page->width);
    TIFFSetField(tiff, TIFFTAG_IMAGELENGTH, page->height);
    TIFFSetField(tiff, TIFFTAG_ROWSPERSTRIP, page->height);
    TIFFSetField(tiff, TIFFTAG_BITSPERSAMPLE, 1);
    TIFFSetField(tiff, TIFFTAG_SAMPLESPERPIXEL, 1);
    TIFFSetField(tiff, TIFFTAG_PHOTOMETRIC, PHOTOMETRIC_MINISWHITE);
    TIFFSetField(tiff, TIFFTAG_FILLORDER, FILLORDER_MSB2LSB);
    TIFFSetField(tiff, TIFFTAG_PLANARCONFIG, PLANARCONFIG_CONTIG);
    TIFFSetField(tiff, TIFFTAG_XRESOLUTION, HORIZONTAL_DPI);
    TIFFSetField(tiff, TIFFTAG_YRESOLUTION, VERTICAL_DPI);
    TIFFSetField(tiff, TIFFTAG_RESOLUTIONUNIT, RESUNIT_INCH);
    TIFFSetField(tiff, TIFFTAG_COMPRESSION, coding == MMR ? COMPRESSION_CCITTFAX4 : COMPRESSION_CCITTFAX3);
    if (coding == MR) {
        TIFFSetField(tiff, TIFFTAG_GROUP3OPTIONS, GROUP3OPT_2DENCODING);
    }
    return file;
}

static void drop(struct file *file) {
    if (file != NULL) {
        TIFFClose(file->tiff);
        free(file->octets.at);
        free(file);
    }
}

int fax_give(struct page *page, enum coding coding, const unsigned char *data, size_t length) {
    drop(page->decoder[coding]);
    page->decoder[coding] = NULL;
    struct file *file = new_file(page, coding);
    if (file == NULL) {
        return -1;
    }
    if (TIFFWriteRawStrip(file->tiff, 0, (void *) data, (tmsize_t) length) < 0) {
        drop(file);
        return fail("libtiff does not write a strip of %zu octets", length);
    }
    TIFFClose(file->tiff);
    if (open_file(file, "r") != 0) {
        return -1;
    }
    page->decoder[coding] = file;
    return 0;
}

int fax_encode(struct page *page, enum coding coding, const unsigned char **coded, size_t *length) {
    struct file *file = page->encoder[coding];
    if (file == NULL) {
        file = page->encoder[coding] = new_file(page, coding);
        if (file == NULL) {
            return -1;
        }
    }
    if (TIFFWriteEncodedStrip(file->tiff, 0, page->pixels, (tmsize_t) (page->stride * page->height)) < 0) {
        return fail("libtiff does not encode the page");
    }
    *coded = file->octets.at + TIFFGetStrileOffset(file->tiff, 0);
    *length = TIFFGetStrileByteCount(file->tiff, 0);
    return 0;
}

static struct file *given(struct page *page, enum coding coding) {
    if (page->decoder[coding] == NULL) {
        fail("no data was given to decode");
    }
    return page->decoder[coding];
}

int fax_decode(struct page *page, enum coding coding) {
    struct file *file = given(page, coding);
    if (file == NULL) {
        return -1;
    }
    tmsize_t size = (tmsize_t) (page->stride * page->height);
    tmsize_t got = TIFFReadEncodedStrip(file->tiff, 0, page->decoded, size);
    return got == size ? 0 : fail("libtiff decodes %lld of %lld octets", (long long) got, (long long) size);
}

int fax_scan(struct page *page, enum coding coding) {
    struct file *file = given(page, coding);
    if (file == NULL) {
        return -1;
    }
    /* What libtiff leaves of a row it cannot decode stays: the row before, or what it made of this one. */
    unsigned char *row = calloc(1, page->stride);
    if (row == NULL) {
        return fail("out of memory");
    }
    for (unsigned y = 0; y < page->height; y++) {
        TIFFReadScanline(file->tiff, row, y, 0);
        memcpy(page->decoded + y * page->stride, row, page->stride);
    }
    free(row);
    return 0;
}

const char *fax_version(void) {
    static char version[32];
    /* "LIBTIFF, Version 4.5.0" and a line of copyright. */
    return sscanf(TIFFGetVersion(), "LIBTIFF, Version %31s", version) == 1 ? version : "unknown";
}

#else

int fax_give(struct page *page, enum coding coding, const unsigned char *data, size_t length) {
    (void) page, (void) coding, (void) data, (void) length;
    return fail("built without libtiff");
}

int fax_encode(struct page *page, enum coding coding, const unsigned char **coded, size_t *length) {
    (void) page, (void) coding, (void) coded, (void) length;
    return fail("built without libtiff");
}

int fax_decode(struct page *page, enum coding coding) {
    (void) page, (void) coding;
    return fail("built without libtiff");
}

int fax_scan(struct page *page, enum coding coding) {
    (void) page, (void) coding;
    return fail("built without libtiff");
}

const char *fax_version(void) {
    return "none";
}

#endif
