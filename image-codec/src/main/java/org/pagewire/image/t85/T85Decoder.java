package org.pagewire.image.t85;

import java.nio.ByteBuffer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.pagewire.image.page.Page;
import org.pagewire.image.page.RowSink;
import org.pagewire.image.t4.RowCounts;

/**
 * Decodes one page of T.85: takes octets in chunks of any size and hands each row to a sink as soon as it is complete. Where the
 * height is not known yet, the last rows of a stripe wait for what follows it, as NEWLEN may make it shorter.
 *
 * <p>No input makes it throw. An arithmetic code has no bad code words: damage makes wrong pixels until a stripe starts afresh, and
 * shows where a marker does not fit ({@link T85End#DAMAGED}) or a stripe has more data than rows. From such a stripe on, rows
 * count as bad in {@link #counts}; they are handed out as they were decoded.
 *
 * <p>Memory is proportional to the width, and none of it is taken before the width is found to be allowed. Time is proportional to
 * the octets given plus the rows handed out times the width.
 *
 * <p>Owned by one thread; the function and the sink are called on it, inside {@link #write} and {@link #finish}.
 */
public final class T85Decoder {

    private enum State {
        /** In the header. */
        HEADER,
        /** Between stripes, looking for markers. */
        BETWEEN,
        /** In what belongs to a marker. */
        SEGMENT,
        /** In a comment. */
        COMMENT,
        /** In the data of a stripe. */
        STRIPE,
        /** Behind the rows of a stripe, looking for its end. */
        STRIPE_END
    }

    private final int widest;
    private final int mostRows;
    private final Function<T85Header, RowSink> opening;
    private final ArithmeticDecoder coder = new ArithmeticDecoder();
    private final StripeQuality quality = new StripeQuality();

    private State state = State.HEADER;
    private T85End end = T85End.OPEN;
    private final byte[] segment = new byte[T85Header.LENGTH];
    private int segmentLength = T85Header.LENGTH;
    private int segmentRead;
    private int segmentMarker;
    private long commentLeft;
    /** The octet before was an escape. */
    private boolean escaped;

    private @Nullable StripeDecoder stripes;
    private long height;
    private long rows;
    private long stripeRows;
    /** Rows of the stripe in hand still to decode. */
    private long stripeLeft;
    /** The height can still become smaller. */
    private boolean heightMayShrink;

    /**
     * @param widest the widest page to decode, 1 to {@value Page#WIDEST}
     * @param mostRows rows after which the page ends, from 1
     * @param opening called once, when the header has been read and is not refused; returns who takes the rows
     * @throws IllegalArgumentException if {@code widest} is out of range or {@code mostRows} below 1
     */
    public T85Decoder(int widest, int mostRows, Function<T85Header, RowSink> opening) {
        if (widest < 1 || widest > Page.WIDEST || mostRows < 1) {
            throw new IllegalArgumentException("a page of at most " + widest + " by " + mostRows);
        }
        this.widest = widest;
        this.mostRows = mostRows;
        this.opening = opening;
    }

    /** Takes the next octets of the page. Ignored when the page has ended. */
    public void write(byte[] octets, int offset, int length) {
        if (end == T85End.OPEN) {
            coder.give(octets, offset, length);
            run();
            coder.forgetChunk();
        }
    }

    /** Takes the next octets of the page. */
    public void write(byte[] octets) {
        write(octets, 0, octets.length);
    }

    /**
     * Says that no octet follows, and decodes what is left: rows for which there is data, and the whole of a stripe whose end marker
     * was read. Harmless when called again.
     */
    public void finish() {
        if (end != T85End.OPEN) {
            return;
        }
        coder.end();
        coder.forgetChunk();
        heightMayShrink = false;
        if (state == State.STRIPE_END) {
            quality.unused(coder.unused());
        }
        if (stripes != null && stripeLeft > 0) {
            coder.refill();
            decodeRows(stripes);
        }
        end(rows == height ? T85End.COMPLETE : T85End.DATA_ENDED);
    }

    /** Why the page is at its end, or {@link T85End#OPEN}. */
    public T85End end() {
        return end;
    }

    /** The rows handed out so far; bad are those known to come from damaged data. */
    public RowCounts counts() {
        return quality.counts();
    }

    private void end(T85End why) {
        if (end == T85End.OPEN) {
            end = why;
            if (why == T85End.DAMAGED) {
                quality.damage();
            }
            quality.endStripe();
            stripes = null;
        }
    }

    private void run() {
        boolean going = true;
        while (going && end == T85End.OPEN) {
            going = switch (state) {
                case HEADER, SEGMENT -> segment();
                case BETWEEN -> between();
                case COMMENT -> comment();
                case STRIPE -> stripe();
                case STRIPE_END -> stripeEnd();
            };
        }
    }

    /** Collects a header or what belongs to a marker. */
    private boolean segment() {
        while (segmentRead < segmentLength) {
            int octet = coder.next();
            if (octet < 0) {
                return false;
            }
            segment[segmentRead++] = (byte) octet;
        }
        if (state == State.HEADER) {
            state = State.BETWEEN;
            header();
        } else {
            state = State.BETWEEN;
            ByteBuffer in = ByteBuffer.wrap(segment);
            switch (segmentMarker) {
                case Marker.NEWLEN -> newLength(in.getInt() & 0xFFFF_FFFFL);
                case Marker.ATMOVE -> adaptiveMove(in.getInt() & 0xFFFF_FFFFL, in.get(), in.get());
                default -> {
                    commentLeft = in.getInt() & 0xFFFF_FFFFL;
                    state = State.COMMENT;
                }
            }
        }
        return true;
    }

    private void header() {
        T85Header header = T85Header.parse(segment);
        if (header == null || header.width() > widest) {
            end(T85End.REFUSED);
            return;
        }
        height = header.height();
        stripeRows = header.stripeRows();
        heightMayShrink = header.heightMayShrink();
        stripes = new StripeDecoder(header, coder, opening.apply(header));
    }

    /** T.82, clause 6.2.6: markers stand before the data of a stripe, or behind the last one. */
    private boolean between() {
        int octet = coder.next();
        if (octet < 0) {
            return false;
        }
        if (!escaped) {
            escaped = octet == Marker.ESCAPE;
            if (!escaped) {
                startStripe();
            }
            return true;
        }
        switch (octet) {
            case Marker.STUFF, Marker.SDNORM, Marker.SDRST -> startStripe();
            case Marker.ABORT -> end(T85End.ABORTED);
            case Marker.NEWLEN, Marker.COMMENT -> collect(octet, 4);
            case Marker.ATMOVE -> collect(octet, 6);
            default -> end(T85End.DAMAGED);
        }
        escaped = false;
        return true;
    }

    private void collect(int marker, int length) {
        segmentMarker = marker;
        segmentLength = length;
        segmentRead = 0;
        state = State.SEGMENT;
    }

    private boolean comment() {
        while (commentLeft > 0) {
            if (coder.next() < 0) {
                return false;
            }
            commentLeft--;
        }
        state = State.BETWEEN;
        return true;
    }

    private void newLength(long length) {
        if (!heightMayShrink || length < rows || length > height) {
            end(T85End.DAMAGED);
            return;
        }
        heightMayShrink = false;
        height = length;
        stripeLeft = Math.min(stripeLeft, height - rows);
        endStripe();
    }

    private void adaptiveMove(long row, int left, int up) {
        if (stripes == null || up != 0 || row >= stripeRows || !stripes.moveAdaptive(row, left)) {
            end(T85End.DAMAGED);
        }
    }

    private void startStripe() {
        endStripe();
        if (end == T85End.OPEN && stripes != null) {
            coder.start(escaped);
            stripes.start();
            stripeLeft = Math.min(stripeRows, height - rows);
            state = State.STRIPE;
        }
    }

    private boolean stripe() {
        coder.refill();
        if (stripes != null) {
            decodeRows(stripes);
        }
        if (end != T85End.OPEN) {
            return false;
        }
        if (stripeLeft == 0) {
            state = State.STRIPE_END;
            return true;
        }
        if (coder.atMarker()) {
            return endMarker();
        }
        return false;
    }

    /** Decodes rows of the stripe in hand as far as possible. */
    private void decodeRows(StripeDecoder from) {
        while (stripeLeft > 0 && end == T85End.OPEN && mayDecode(from)) {
            int count = from.repeat(Math.min(stripeLeft, mostRows - rows));
            if (count == 0) {
                if (!from.row()) {
                    break;
                }
                count = 1;
            }
            rows += count;
            stripeLeft -= count;
            quality.rows(count);
            if (rows == mostRows && rows < height) {
                end(T85End.ROW_LIMIT);
            }
        }
    }

    /**
     * Whether what comes next is a row for sure. A row that was begun is one. A marker that is no stripe's end makes nothing of
     * what is before it sure; while the height is not known, neither does one that is. So that this does not hang on where
     * chunks end, as many octets as can be are looked at before.
     */
    private boolean mayDecode(StripeDecoder from) {
        if (state != State.STRIPE || from.inRow()) {
            return true;
        }
        coder.refill();
        return coder.atMarker() ? !heightMayShrink && coder.atStripeEnd() : coder.full() || coder.isLast();
    }

    private boolean stripeEnd() {
        coder.skip();
        if (!coder.atMarker()) {
            return false;
        }
        quality.unused(coder.unused());
        return endMarker();
    }

    /** The data of the stripe in hand is at its end, and the height says whether all of its rows are known to be rows. */
    private boolean endMarker() {
        if (rows == height && !coder.atStripeEnd()) {
            quality.damage();
            end(T85End.COMPLETE);
        } else if (!coder.atStripeEnd()) {
            end(coder.marker() == Marker.ABORT ? T85End.ABORTED : T85End.DAMAGED);
            return false;
        }
        state = State.BETWEEN;
        escaped = false;
        if (stripeLeft == 0) {
            endStripe();
        }
        return true;
    }

    /** The stripe in hand is known to be whole: what is left of its rows follows from its data and zeros. */
    private void endStripe() {
        if (stripes == null) {
            return;
        }
        decodeRows(stripes);
        if (end == T85End.OPEN) {
            quality.endStripe();
            if (coder.marker() == Marker.SDRST) {
                stripes.reset();
                quality.reset();
            }
            if (rows == height) {
                end(T85End.COMPLETE);
            }
        }
    }
}
