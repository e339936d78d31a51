package org.pagewire.image.document;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Iterator;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.FileImageOutputStream;
import javax.imageio.stream.ImageOutputStream;
import org.pagewire.image.page.FaxFitter;
import org.pagewire.image.page.FaxResolution;
import org.pagewire.image.page.Page;
import org.pagewire.image.page.ScanWidth;

/** Images, made. */
final class Drawing {

    static final String WORDS = "The relay at the harbour keeps every connection until the morning train has left";

    private Drawing() {}

    static FaxFitter fitter(FaxResolution resolution) {
        return new FaxFitter(EnumSet.of(FaxResolution.STANDARD, resolution), ScanWidth.A4);
    }

    static BufferedImage blank(int width, int height) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        fill(image, Color.WHITE, 0, 0, width, height);
        return image;
    }

    static void fill(BufferedImage image, Color colour, int x, int y, int width, int height) {
        Graphics2D pen = image.createGraphics();
        pen.setColor(colour);
        pen.fillRect(x, y, width, height);
        pen.dispose();
    }

    /** An A4 page at 300 dpi of which each fifth is text of one class, and a photograph below. */
    static BufferedImage mixed() {
        BufferedImage image = blank(2480, 3508);
        Graphics2D pen = image.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        pen.setFont(new Font(Font.SERIF, Font.PLAIN, 50));
        line(pen, Color.BLACK, 200, "Black");
        line(pen, new Color(120, 120, 120), 400, "Grey");
        line(pen, new Color(220, 30, 30), 600, "Red");
        fill(image, new Color(40, 70, 110), 150, 730, 2180, 200);
        line(pen, Color.WHITE, 800, "Reversed");
        fill(image, new Color(200, 210, 200), 150, 980, 2180, 400);
        line(pen, Color.BLACK, 1050, "Tint");
        pen.setStroke(new BasicStroke(3));
        pen.setColor(Color.BLACK);
        pen.drawOval(1800, 1450, 400, 400);
        pen.drawLine(200, 1500, 1600, 1800);
        for (int y = 0; y < 1400; y++) {
            for (int x = 0; x < 2000; x++) {
                image.setRGB(200 + x, 1950 + y, photograph(x, y));
            }
        }
        pen.dispose();
        return image;
    }

    private static void line(Graphics2D pen, Color colour, int y, String start) {
        pen.setColor(colour);
        pen.drawString(start + ". " + WORDS.substring(0, 60), 200, y + 20);
        pen.drawString(WORDS.substring(20), 200, y + 90);
    }

    /** Hills, clouds and grain. */
    static int photograph(int x, int y) {
        double sky = 150 + 70 * Math.sin(x / 310.0) * Math.cos(y / 190.0) + 25 * Math.sin(x / 23.0 + y / 31.0);
        double hill = 700 + 160 * Math.sin(x / 240.0) + 60 * Math.sin(x / 71.0);
        double grain = 30 * Math.sin(x * 0.37 + y * 0.71) * Math.sin(x * 0.053 - y * 0.091);
        double value = y > hill ? 40 + 60 * (y - hill) / 700 + 2 * grain : sky + grain;
        int red = (int) Math.max(5, Math.min(250, value + 8));
        int green = (int) Math.max(5, Math.min(250, value));
        int blue = (int) Math.max(5, Math.min(250, value + 20));
        return red << 16 | green << 8 | blue;
    }

    /** The JDK's own writer, whatever else there is. */
    private static ImageWriter writer(String format) {
        Iterator<ImageWriter> writers = ImageIO.getImageWritersByFormatName(format);
        while (true) {
            ImageWriter writer = writers.next();
            if (writer.getClass().getName().startsWith("com.sun.")) {
                return writer;
            }
        }
    }

    static void write(BufferedImage image, String format, double dpi, Path file) throws IOException {
        write(image, format, null, dpi, file);
    }

    static void write(BufferedImage image, String format, String compression, double dpi, Path file)
            throws IOException {
        ImageWriter writer = writer(format);
        ImageWriteParam settings = writer.getDefaultWriteParam();
        if (compression != null) {
            settings.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            settings.setCompressionType(compression);
        }
        write(image, format, writer, settings, dpi, file);
    }

    /** In tiles of 64 by 32 or in strips, with Deflate. */
    static void writeTiff(BufferedImage image, boolean tiles, double dpi, Path file) throws IOException {
        ImageWriter writer = writer("tiff");
        ImageWriteParam settings = writer.getDefaultWriteParam();
        settings.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        settings.setCompressionType("Deflate");
        if (tiles) {
            settings.setTilingMode(ImageWriteParam.MODE_EXPLICIT);
            settings.setTiling(64, 32, 0, 0);
        }
        write(image, "tiff", writer, settings, dpi, file);
    }

    private static void write(
            BufferedImage image, String format, ImageWriter writer, ImageWriteParam settings, double dpi, Path file)
            throws IOException {
        IIOMetadata metadata = writer.getDefaultImageMetadata(new ImageTypeSpecifier(image), settings);
        if (dpi > 0) {
            IIOMetadataNode dimension = new IIOMetadataNode("Dimension");
            // The writer for PNG has always read pixels per millimetre here, against the specification.
            String size = Double.toString(format.equals("png") ? dpi / 25.4 : 25.4 / dpi);
            for (String name : new String[] {"HorizontalPixelSize", "VerticalPixelSize"}) {
                IIOMetadataNode node = new IIOMetadataNode(name);
                node.setAttribute("value", size);
                dimension.appendChild(node);
            }
            IIOMetadataNode tree = new IIOMetadataNode("javax_imageio_1.0");
            tree.appendChild(dimension);
            metadata.mergeTree("javax_imageio_1.0", tree);
        }
        try (FileImageOutputStream out = new FileImageOutputStream(file.toFile())) {
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, metadata), settings);
        } finally {
            writer.dispose();
        }
        if (format.equals("jpeg") && dpi > 0) {
            // JFIF: SOI, marker, length, "JFIF", version, then the unit, 1 for inches, and density across and down.
            byte[] octets = Files.readAllBytes(file);
            ByteBuffer.wrap(octets, 13, 5).put((byte) 1).putShort((short) dpi).putShort((short) dpi);
            Files.write(file, octets);
        }
    }

    /** Four bands as they are; with Adobe's segment if its colour transform is 0 or 2. */
    static void writeJpeg(Raster raster, int adobe, Path file) throws IOException {
        ImageWriter writer = writer("jpeg");
        ByteArrayOutputStream plain = new ByteArrayOutputStream();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(plain)) {
            writer.setOutput(out);
            ImageWriteParam settings = writer.getDefaultWriteParam();
            settings.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            settings.setCompressionQuality(1);
            writer.write(null, new IIOImage(raster, null, null), settings);
        } finally {
            writer.dispose();
        }
        byte[] octets = plain.toByteArray();
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.write(octets, 0, 2);
        if (adobe >= 0) {
            all.write(new byte[] {
                (byte) 0xFF, (byte) 0xEE, 0, 14, 'A', 'd', 'o', 'b', 'e', 0, 100, 0, 0, 0, 0, (byte) adobe
            });
        }
        all.write(octets, 2, octets.length - 2);
        Files.write(file, all.toByteArray());
    }

    static BufferedImage image(Page page) {
        BufferedImage image = new BufferedImage(page.width(), page.height(), BufferedImage.TYPE_BYTE_BINARY);
        for (int y = 0; y < page.height(); y++) {
            for (int x = 0; x < page.width(); x++) {
                image.setRGB(x, y, page.isBlack(x, y) ? 0 : 0xFFFFFF);
            }
        }
        return image;
    }

    /** Black pixels of a rectangle. */
    static int black(Page page, int left, int top, int right, int bottom) {
        int black = 0;
        for (int y = top; y < bottom; y++) {
            for (int x = left; x < right; x++) {
                black += page.isBlack(x, y) ? 1 : 0;
            }
        }
        return black;
    }
}
