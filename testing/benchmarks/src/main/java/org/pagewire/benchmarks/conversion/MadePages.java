package org.pagewire.benchmarks.conversion;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** All pages of the benchmark, the same for the same seed. */
final class MadePages {

    @FunctionalInterface
    private interface Drawing {
        void on(PageSheet sheet, long seed) throws IOException;
    }

    private final Path folder;
    private final long seed;
    private final List<MadePage> pages = new ArrayList<>();

    private MadePages(Path folder, long seed) {
        this.folder = folder;
        this.seed = seed;
    }

    static List<MadePage> in(Path folder, long seed) throws IOException {
        MadePages made = new MadePages(folder, seed);
        made.draw(Kind.BLACK, TextPages::letter, TextPages::columns, TextPages::large);
        made.draw(Kind.SMALL, TextPages::small, TextPages::small);
        made.draw(Kind.GREY, TextPages::grey, TextPages::grey);
        made.draw(Kind.COLOURED, TextPages::coloured, TextPages::coloured);
        made.draw(Kind.REVERSED, TextPages::reversed, TextPages::reversed);
        made.draw(Kind.TINT, TextPages::tint, TextPages::tint);
        made.draw(Kind.GRADIENT, TextPages::gradient, TextPages::gradient);
        made.draw(Kind.FORM, FormPages::table, FormPages::form);
        made.draw(Kind.LINE_ART, FormPages::lineArt, FormPages::lineArt);
        made.draw(Kind.MIXTURE, PicturePages::brochure, PicturePages::report, PicturePages::catalogue);
        made.draw(Kind.SCAN, TextPages::letter, TextPages::columns, FormPages::table);
        made.draw(Kind.PHOTOGRAPH, PicturePages::landscape, PicturePages::stillLife, PicturePages::portrait);
        return made.pages;
    }

    private void draw(Kind kind, Drawing... drawings) throws IOException {
        for (int i = 0; i < drawings.length; i++) {
            String name = String.format(
                    "%02d-%s-%d", pages.size() + 1, kind.name().toLowerCase(java.util.Locale.ROOT), i + 1);
            long own = seed * 1000 + pages.size();
            Path pdf = folder.resolve(name + ".pdf");
            try (PageSheet sheet = new PageSheet()) {
                drawings[i].on(sheet, own);
                sheet.save(pdf);
                if (kind == Kind.SCAN) {
                    scan(pdf, own);
                }
                pages.add(new MadePage(name, kind, pdf, sheet.words(), sheet.picture()));
            }
        }
    }

    private static void scan(Path pdf, long seed) throws IOException {
        try (PageSheet sheet = ScanPages.scanned(pdf, seed)) {
            Files.delete(pdf);
            sheet.save(pdf);
        }
    }
}
