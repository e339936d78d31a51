package org.pagewire.image.document;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.imageio.IIOException;
import javax.imageio.ImageReader;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataFormatImpl;
import javax.imageio.stream.FileImageInputStream;
import org.jspecify.annotations.Nullable;
import org.pagewire.image.page.FaxFitter;
import org.pagewire.image.page.FaxGeometry;
import org.pagewire.image.page.Orientation;
import org.pagewire.image.page.Page;
import org.pagewire.image.page.PageBuilder;
import org.pagewire.image.page.Resolution;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** Pages of an image file through an image reader of the JDK or a library. Owned by one thread. */
final class ImageFile {

    private static final double MILLIMETRES_PER_INCH = 25.4;
    private static final double METRES_PER_INCH = 0.0254;
    private static final int BLACK = 0xFF00_0000;
    private static final Set<Integer> BLACK_AND_WHITE = Set.of(BLACK, 0xFFFF_FFFF);
    /** What an image is taken to have if its file does not say: the pixels of a screen. */
    private static final double GUESSED_DPI = 96;
    /** Of a pixel of a kind that the reader cannot name. */
    private static final int MOST_OCTETS = 4;

    /** Octets of pixels that any file may ask for, however short it is. */
    private static final long FOR_ANY_FILE = 16 << 20;
    /** What an octet of a file can become at most, in octets of pixels: LZW and blank JPEG come near to it. */
    private static final long MOST_EXPANSION = 4_096;

    private final Path file;
    private final ImageReader reader;

    /** Null where the reader is to be asked. */
    private final @Nullable Resolution known;

    private ImageFile(Path file, ImageReader reader, @Nullable Resolution known) {
        this.file = file;
        this.reader = reader;
        this.known = known;
    }

    /**
     * One page: the reader is opened for it and closed after it.
     *
     * @param known resolution as stored; null where the reader is to be asked
     */
    static Page page(
            Path file,
            ImageReader reader,
            int index,
            Orientation orientation,
            @Nullable Resolution known,
            FaxFitter fitter,
            Mode mode)
            throws IOException {
        try (FileImageInputStream input = new FileImageInputStream(file.toFile())) {
            reader.setInput(input, /* seekForwardOnly= */ false, /* ignoreMetadata= */ false);
            return new ImageFile(file, reader, known).page(index, () -> reader.read(index), orientation, fitter, mode);
        } finally {
            reader.dispose();
        }
    }

    /** A JPEG file in four colours, which the reader does not make an image of. */
    static Page printed(Path file, ImageReader reader, JpegHeader header, FaxFitter fitter, Mode mode)
            throws IOException {
        try (FileImageInputStream input = new FileImageInputStream(file.toFile())) {
            reader.setInput(input, /* seekForwardOnly= */ false, /* ignoreMetadata= */ false);
            return new ImageFile(file, reader, null)
                    .page(
                            0,
                            () -> PrintColours.image(reader.readRaster(0, null), header.adobe()),
                            header.orientation(),
                            fitter,
                            mode);
        } finally {
            reader.dispose();
        }
    }

    @FunctionalInterface
    private interface Decoding {
        BufferedImage image() throws IOException;
    }

    private Page page(int index, Decoding decoding, Orientation orientation, FaxFitter fitter, Mode mode)
            throws IOException {
        try {
            checkSize(index);
            Resolution resolution = known == null ? resolution(index) : known;
            BufferedImage image = decoding.image();
            return ImagePage.of(image, orientation, resolution, fitter, mode);
        } catch (ImagePage.TooLarge e) {
            throw tooLarge(index, String.valueOf(e.getMessage()), e);
        } catch (DocumentException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            // Image readers answer some damage with whatever their arrays and colour models throw.
            throw damaged(index, e);
        }
    }

    /**
     * One page pixel for pixel, if it is black and white and its size on paper can be told.
     *
     * @param known resolution as stored; null where the reader is to be asked
     */
    static Optional<Page> stored(Path file, ImageReader reader, int index, @Nullable Resolution known)
            throws IOException {
        try (FileImageInputStream input = new FileImageInputStream(file.toFile())) {
            reader.setInput(input, /* seekForwardOnly= */ false, /* ignoreMetadata= */ false);
            return new ImageFile(file, reader, known).stored(index);
        } finally {
            reader.dispose();
        }
    }

    private Optional<Page> stored(int index) throws IOException {
        try {
            checkSize(index);
            ImageTypeSpecifier type = reader.getImageTypes(index).next();
            if (!(type.getColorModel() instanceof IndexColorModel colours) || !isBlackAndWhite(colours)) {
                return Optional.empty();
            }
            int width = reader.getWidth(index);
            Optional<Resolution> resolution = known != null ? Optional.of(known) : told(index);
            if (resolution.isEmpty()) {
                resolution = FaxGeometry.guess(width, reader.getHeight(index))
                        .map(geometry -> geometry.resolution().resolution());
            }
            if (resolution.isEmpty()) {
                return Optional.empty();
            }
            return Optional.of(pixels(reader.read(index), colours, resolution.get()));
        } catch (DocumentException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            // As above.
            throw damaged(index, e);
        }
    }

    private static boolean isBlackAndWhite(IndexColorModel colours) {
        return colours.getPixelSize() == 1
                && colours.getMapSize() == 2
                && BLACK_AND_WHITE.equals(new HashSet<>(List.of(colours.getRGB(0), colours.getRGB(1))));
    }

    private static Page pixels(BufferedImage image, IndexColorModel colours, Resolution resolution) {
        int black = colours.getRGB(1) == BLACK ? 1 : 0;
        int width = image.getWidth();
        PageBuilder page = new PageBuilder(width, resolution);
        int[] pixels = new int[width];
        byte[] packed = new byte[Page.stride(width)];
        for (int y = 0; y < image.getHeight(); y++) {
            image.getRaster().getPixels(0, y, width, 1, pixels);
            Arrays.fill(packed, (byte) 0);
            for (int x = 0; x < width; x++) {
                if (pixels[x] == black) {
                    packed[x >> 3] |= (byte) (0x80 >> (x & 7));
                }
            }
            page.row(packed, 0);
        }
        return page.build();
    }

    private void checkSize(int index) throws IOException {
        long width = reader.getWidth(index);
        long height = reader.getHeight(index);
        if (width < 1 || height < 1 || width > Page.WIDEST || width * height > ImagePage.LARGEST) {
            throw tooLarge(index, width, height);
        }
        ImageTypeSpecifier type = reader.getRawImageType(index);
        Iterator<ImageTypeSpecifier> types = reader.getImageTypes(index);
        if (type == null && types.hasNext()) {
            type = types.next();
        }
        int pixel = type == null ? MOST_OCTETS : type.getNumBands() * Math.max(8, type.getBitsPerBand(0)) / 8;
        long octets = width * height * pixel;
        if (octets > ImagePage.LARGEST) {
            throw tooLarge(index, width, height);
        }
        long there = Files.size(file);
        if (octets > FOR_ANY_FILE && octets / MOST_EXPANSION > there) {
            throw new DocumentException(
                    file,
                    index + 1,
                    "it says it has " + width + " x " + height + " pixels, more than its " + there + " octets can be",
                    "The file is damaged: get it anew",
                    null);
        }
    }

    private DocumentException tooLarge(int index, long width, long height) {
        return tooLarge(
                index,
                "it has " + width + " x " + height + " pixels, which is more than " + Page.WIDEST + " across or "
                        + ImagePage.LARGEST + " octets in all",
                null);
    }

    private Resolution resolution(int index) throws IOException {
        return told(index).orElseGet(() -> new Resolution(GUESSED_DPI, GUESSED_DPI));
    }

    private Optional<Resolution> told(int index) throws IOException {
        IIOMetadata metadata;
        try {
            metadata = reader.getImageMetadata(index);
        } catch (IIOException e) {
            // Cameras write segments in an order that the reader's metadata does not like and its pixels do not mind.
            metadata = null;
        }
        if (metadata != null && metadata.isStandardMetadataFormatSupported()) {
            Element tree = (Element) metadata.getAsTree(IIOMetadataFormatImpl.standardMetadataFormatName);
            double across = dpi(tree, "HorizontalPixelSize");
            double down = dpi(tree, "VerticalPixelSize");
            if (across >= 10 && down >= 10 && across <= 10_000 && down <= 10_000) {
                return Optional.of(new Resolution(across, down));
            }
        }
        return Optional.empty();
    }

    private static double dpi(Element tree, String name) {
        NodeList found = tree.getElementsByTagName(name);
        if (found.getLength() == 0) {
            return 0;
        }
        double millimetres = Double.parseDouble(((Element) found.item(0)).getAttribute("value"));
        return millimetres > 0 ? whole(MILLIMETRES_PER_INCH / millimetres) : 0;
    }

    /** PNG has whole pixels per metre: what is one of these for a whole number of dpi is that number. */
    private static double whole(double dpi) {
        double whole = Math.rint(dpi);
        return Math.round(whole / METRES_PER_INCH) == Math.round(dpi / METRES_PER_INCH) ? whole : dpi;
    }

    private DocumentException tooLarge(int index, String problem, @Nullable Throwable cause) {
        return new DocumentException(file, index + 1, problem, "Save it smaller or at a lower resolution", cause);
    }

    private DocumentException damaged(int index, Exception cause) {
        return new DocumentException(
                file,
                index + 1,
                "its pixels cannot be decoded" + (cause.getMessage() == null ? "" : " (" + cause.getMessage() + ")"),
                "Get the file anew, or save it as PNG",
                cause);
    }
}
