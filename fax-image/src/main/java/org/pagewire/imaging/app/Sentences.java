package org.pagewire.imaging.app;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import org.pagewire.image.document.DocumentException;
import org.pagewire.image.tiff.TiffException;
import org.pagewire.imaging.file.PageFileException;
import org.pagewire.imaging.output.NewFiles;

/** What went wrong with a file, for a person: which file, what is wrong, what to do. */
final class Sentences {
    private Sentences() {}

    static String of(IOException e) {
        if (e instanceof PageFileException || e instanceof TiffException || e instanceof DocumentException) {
            return String.valueOf(e.getMessage());
        }
        if (!(e instanceof FileSystemException failed)) {
            return "Reading or writing failed: " + e.getMessage() + ".";
        }
        String file = failed.getFile();
        String reason = failed.getReason();
        if (e instanceof FileAlreadyExistsException) {
            return file + ": " + reason + ". Choose another name, or say --overwrite to replace a file.";
        } else if (e instanceof NoSuchFileException) {
            return file + ": " + (reason == null ? "there is no such file" : reason) + ". Check the name.";
        } else if (e instanceof AccessDeniedException) {
            return file + ": " + (reason == null ? "it may not be read" : reason) + ". Ask its owner for access.";
        }
        if (e instanceof NewFiles.NotAFile) {
            return file + ": " + reason + ". Name a file, or - for standard output.";
        }
        return file + ": " + (reason == null ? "reading or writing failed" : reason) + ".";
    }
}
