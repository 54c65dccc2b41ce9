package io.perilune.engine.lib.system;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import org.jspecify.annotations.Nullable;

/**
 * A refusal of the operating system, as C programs know it: a text of {@code strerror} and a number of {@code errno.h}.
 *
 * <p>Java keeps the text only, somewhere in its exception's message, so the number is found by the text.
 */
public final class SystemFailure extends IOException {
    private static final long serialVersionUID = 1L;

    /** Text and number in turn, as on Linux. */
    private static final String[] TEXTS = {
        "Operation not permitted", "1",
        "No such file or directory", "2",
        "Input/output error", "5",
        "No such device or address", "6",
        "Bad file descriptor", "9",
        "Cannot allocate memory", "12",
        "Permission denied", "13",
        "Device or resource busy", "16",
        "File exists", "17",
        "Invalid cross-device link", "18",
        "No such device", "19",
        "Not a directory", "20",
        "Is a directory", "21",
        "Invalid argument", "22",
        "Too many open files in system", "23",
        "Too many open files", "24",
        "Text file busy", "26",
        "File too large", "27",
        "No space left on device", "28",
        "Illegal seek", "29",
        "Read-only file system", "30",
        "Too many links", "31",
        "Broken pipe", "32",
        "File name too long", "36",
        "Directory not empty", "39",
        "Too many levels of symbolic links", "40",
        "Operation not supported", "95",
        "Disk quota exceeded", "122",
    };

    private static final int INPUT_OUTPUT_ERROR = 5;

    private final String text;
    private final int number;

    private SystemFailure(String text, int number, @Nullable Throwable cause) {
        super(text, cause);
        this.text = text;
        this.number = number;
    }

    /** A failure that this code finds out by itself; {@code text} is one of the table. */
    public static SystemFailure of(String text) {
        return new SystemFailure(text, number(text), null);
    }

    /** What Java reports, in the terms of C. */
    public static SystemFailure of(Exception failure) {
        if (failure instanceof SystemFailure known) {
            return known;
        }
        String text = text(failure);
        return new SystemFailure(text, number(text), failure);
    }

    private static String text(Exception failure) {
        if (failure instanceof NoSuchFileException) {
            return "No such file or directory";
        }
        if (failure instanceof AccessDeniedException) {
            return "Permission denied";
        }
        if (failure instanceof DirectoryNotEmptyException) {
            return "Directory not empty";
        }
        if (failure instanceof FileAlreadyExistsException) {
            return "File exists";
        }
        if (failure instanceof AtomicMoveNotSupportedException) {
            return "Invalid cross-device link";
        }
        if (failure instanceof FileSystemException detailed) {
            String reason = detailed.getReason();
            return reason != null ? reason : "Input/output error";
        }
        String message = failure.getMessage();
        if (message == null) {
            return "Input/output error";
        }
        if (failure instanceof FileNotFoundException && message.endsWith(")")) {
            // "name (reason)"
            int open = message.lastIndexOf(" (");
            return open < 0 ? message : message.substring(open + 2, message.length() - 1);
        }
        // Processes: "Cannot run program …: error=2, No such file or directory".
        int comma = message.startsWith("Cannot run program") ? message.lastIndexOf(", ") : -1;
        return comma < 0 ? message : message.substring(comma + 2);
    }

    private static int number(String text) {
        for (int i = 0; i < TEXTS.length; i += 2) {
            if (TEXTS[i].equals(text)) {
                return Integer.parseInt(TEXTS[i + 1]);
            }
        }
        return INPUT_OUTPUT_ERROR;
    }

    /** What {@code strerror} says. */
    public String text() {
        return text;
    }

    /** What {@code errno} holds. */
    public int number() {
        return number;
    }
}
