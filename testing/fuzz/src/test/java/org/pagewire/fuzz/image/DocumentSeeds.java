package org.pagewire.fuzz.image;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.pdfbox.pdmodel.graphics.image.JPEGFactory;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.jspecify.annotations.Nullable;
import org.pagewire.image.document.PdfWriter;

/** Seeds of the targets that take documents: small images, PDF files with a small page, text. */
final class DocumentSeeds {

    private DocumentSeeds() {}

    static void write(Path root) throws IOException {
        images(new Corpus(root, "ImageDocumentFuzzTest/becomesAPage"));
        pdfs(new Corpus(root, "PdfDocumentFuzzTest/becomesAPage"));
        texts(new Corpus(root, "TextDocumentFuzzTest/becomesPages"));
    }

    private static BufferedImage image(int type) {
        BufferedImage image = new BufferedImage(40, 24, type);
        Graphics2D pen = image.createGraphics();
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, 40, 24);
        pen.setColor(Color.RED);
        pen.fillRect(4, 4, 10, 10);
        pen.setColor(Color.BLACK);
        pen.drawLine(0, 23, 39, 0);
        pen.dispose();
        return image;
    }

    private static void images(Corpus corpus) throws IOException {
        int[] types = {
            BufferedImage.TYPE_INT_RGB,
            BufferedImage.TYPE_INT_ARGB,
            BufferedImage.TYPE_BYTE_GRAY,
            BufferedImage.TYPE_USHORT_GRAY,
            BufferedImage.TYPE_BYTE_BINARY,
            BufferedImage.TYPE_BYTE_INDEXED,
        };
        for (int i = 0; i < types.length; i++) {
            corpus.add("seed-png-" + i, "0" + i % 3, encode(image(types[i]), "png", null, false));
        }
        corpus.add("seed-png-interlaced", "01", encode(image(BufferedImage.TYPE_INT_RGB), "png", null, true));
        corpus.add("seed-jpeg", "01", encode(image(BufferedImage.TYPE_INT_RGB), "jpeg", null, false));
        corpus.add("seed-jpeg-grey", "00", encode(image(BufferedImage.TYPE_BYTE_GRAY), "jpeg", null, false));
        corpus.add("seed-jpeg-progressive", "02", encode(image(BufferedImage.TYPE_INT_RGB), "jpeg", null, true));
        byte[] jpeg = encode(image(BufferedImage.TYPE_INT_RGB), "jpeg", null, false);
        // An Exif segment with tag 274 saying 6: to be turned right.
        corpus.add(
                "seed-jpeg-turned",
                "01",
                Corpus.hex(
                        "ffd8 ffe1 0022 457869660000 4d4d002a00000008" + "0001 0112 0003 00000001 0006 0000 00000000"),
                Arrays.copyOfRange(jpeg, 2, jpeg.length));
        for (String compression : new String[] {"LZW", "ZLib", "JPEG", "Deflate", "PackBits"}) {
            corpus.add(
                    "seed-tiff-" + compression,
                    "01",
                    encode(image(BufferedImage.TYPE_INT_RGB), "tiff", compression, false));
        }
        corpus.add("seed-gif", "01", encode(image(BufferedImage.TYPE_BYTE_INDEXED), "gif", null, false));
        corpus.add("seed-bmp", "01", encode(image(BufferedImage.TYPE_INT_RGB), "bmp", null, false));
        corpus.add("seed-bmp-grey", "00", encode(image(BufferedImage.TYPE_BYTE_GRAY), "bmp", null, false));
        corpus.add("seed-tiff-fax", "00", encode(image(BufferedImage.TYPE_BYTE_BINARY), "tiff", "CCITT T.6", false));
        // 16384 x 4096 pixels in colour are declared, none are there.
        corpus.add(
                "odd-png-of-200-megabytes-without-pixels",
                "00",
                Corpus.hex("89504e470d0a1a0a 0000000d 49484452 00004000 00001000 08 02 00 00 00 00000000"
                        + "0000000b 49444154 789c 63 00 00 00 02 00 01 00000000 0000000049454e44ae426082"));
    }

    private static byte[] encode(BufferedImage image, String format, @Nullable String compression, boolean progressive)
            throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageWriter writer = ImageIO.getImageWritersByFormatName(format).next();
        ImageWriteParam parameters = writer.getDefaultWriteParam();
        if (compression != null) {
            parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            parameters.setCompressionType(compression);
        }
        if (progressive) {
            parameters.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
        }
        try (ImageOutputStream stream = ImageIO.createImageOutputStream(out)) {
            writer.setOutput(stream);
            writer.write(null, new IIOImage(image, null, null), parameters);
        } finally {
            writer.dispose();
        }
        return out.toByteArray();
    }

    private static void pdfs(Corpus corpus) throws IOException {
        Path file = Files.createTempFile("seed", ".pdf");
        try (PdfWriter writer = PdfWriter.open(file)) {
            writer.append(CodeSeeds.page(CodeSeeds.WIDTH, 30));
        }
        corpus.add("seed-fax", "", Files.readAllBytes(file));
        Files.delete(file);
        corpus.add("seed-drawn", "", drawn());
        corpus.add("seed-without-table", "", PDF);
        corpus.add("odd-page-of-a-kilometre", "", PDF.replace("0 0 30 20", "0 0 3000000 20"));
        corpus.add("odd-page-without-size", "", PDF.replace("0 0 30 20", "0 0 0 0"));
        corpus.add("odd-pages-in-a-circle", "", PDF.replace("[3 0 R]", "[2 0 R]"));
        corpus.add(
                "odd-form-in-itself",
                "",
                PDF.replace("0 0 m 30 20 l S", "/F Do")
                                .replace("/Contents 4 0 R", "/Contents 4 0 R/Resources<</XObject<</F 5 0 R>>>>")
                        + "5 0 obj<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</F 5 0 R>>>>/Length 5>>stream\n/F Do\nendstream endobj\n");
        corpus.add(
                "odd-image-of-a-terapixel",
                "",
                PDF.replace("0 0 m 30 20 l S", "BI /W 999999 /H 999999 /BPC 8 /CS /G ID a EI"));
    }

    /** As small as a PDF file can be that people would still call one; readers rebuild the missing table. */
    private static final String PDF = """
            %PDF-1.4
            1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
            2 0 obj<</Type/Pages/Count 1/Kids[3 0 R]>>endobj
            3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 30 20]/Contents 4 0 R>>endobj
            4 0 obj<</Length 15>>stream
            0 0 m 30 20 l S
            endstream endobj
            trailer<</Root 1 0 R>>
            """;

    private static byte[] drawn() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (PDDocument document = new PDDocument()) {
            PDPage page = new PDPage(new PDRectangle(60, 40));
            document.addPage(page);
            try (PDPageContentStream pen = new PDPageContentStream(document, page)) {
                pen.beginText();
                pen.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 8);
                pen.newLineAtOffset(4, 28);
                pen.showText("Fax");
                pen.endText();
                pen.drawImage(
                        LosslessFactory.createFromImage(document, image(BufferedImage.TYPE_INT_ARGB)), 4, 4, 20, 12);
                pen.drawImage(JPEGFactory.createFromImage(document, image(BufferedImage.TYPE_INT_RGB)), 30, 4, 20, 12);
            }
            document.setDocumentId(1L);
            document.save(out);
        }
        return out.toByteArray();
    }

    private static void texts(Corpus corpus) throws IOException {
        corpus.add("seed-lines", "0f", "Dear Sir,\n\n\tplease find\r\nthe drawings.\f\fEnd");
        corpus.add(
                "seed-scripts",
                "00",
                "gr\u00fc\u00df \u0416\u0434\u0438 \u05e9\u05dc\u05d5\u05dd \u0645\u0631\u062d\u0628\u0627 \u4f60\u597d \ud83d\ude80 e\u0301\u0302");
        corpus.add("seed-windows-1252", "00", "caf\u00e9 \u0080".getBytes(StandardCharsets.ISO_8859_1));
        corpus.add("seed-long-line", "00", "the quick brown fox ".repeat(20));
        corpus.add("odd-word-without-end", "00", "x".repeat(300) + "\u00e9".repeat(300));
        corpus.add("odd-invisible", "00", "\u200b\u200d\ufeff\u2028\u2029\u202e\u00ad\u0085\t \u00a0");
        corpus.add("odd-empty", "00", "");
        corpus.add("odd-zero", "00", "a\0b");
        corpus.add("odd-half-a-surrogate", "00", Corpus.hex("eda080 edb080 f0908080 c080"));
    }
}
