package org.pagewire.image.tiff;

import java.nio.ByteBuffer;

/**
 * The two sizes that TIFF's numbers come in: plain with 32-bit offsets (TIFF 6.0, section 2) and BigTIFF with 64-bit ones.
 *
 * @param firstPointer where the pointer to the first directory stands
 * @param countOctets octets of the count at the start of a directory
 * @param entryOctets octets of each of its entries
 * @param pointerOctets octets of an offset, of a count of values, and of values that stand in their entry
 */
record TiffLayout(int firstPointer, int countOctets, int entryOctets, int pointerOctets) {

    static final TiffLayout PLAIN = new TiffLayout(4, 2, 12, 4);

    static final TiffLayout BIG = new TiffLayout(8, 8, 20, 8);

    /** The offset or count at an index. BigTIFF's beyond 2^63 come out below 0. */
    long pointer(ByteBuffer octets, int index) {
        return pointerOctets == 4 ? octets.getInt(index) & 0xFFFF_FFFFL : octets.getLong(index);
    }

    long count(ByteBuffer octets) {
        return countOctets == 2 ? octets.getShort(0) & 0xFFFFL : octets.getLong(0);
    }

    /** Where the pointer to the next directory stands in one of so many entries. */
    long nextPointer(long directory, int entries) {
        return directory + countOctets + (long) entryOctets * entries;
    }
}
