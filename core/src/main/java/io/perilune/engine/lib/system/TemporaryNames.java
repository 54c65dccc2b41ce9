package io.perilune.engine.lib.system;

import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.SecureRandom;

/** Names in the directory for temporary files that nobody can guess. */
final class TemporaryNames {
    /** Without letters that a file system may fold. */
    private static final String LETTERS = "0123456789abcdefghijkmnpqrstuvwx";

    private static final int RANDOM_BYTES = 12;

    private TemporaryNames() {}

    /** A file that does not exist yet, most probably. */
    static File next() {
        byte[] random = randomBytes();
        StringBuilder name = new StringBuilder("lua_");
        for (byte b : random) {
            name.append(LETTERS.charAt(b & 31));
        }
        return new File(System.getProperty("java.io.tmpdir"), name.toString());
    }

    private static byte[] randomBytes() {
        byte[] bytes = new byte[RANDOM_BYTES];
        // Java's own secure source takes tens of milliseconds to load its providers.
        try (InputStream source = new FileInputStream("/dev/urandom")) {
            if (source.readNBytes(bytes, 0, RANDOM_BYTES) == RANDOM_BYTES) {
                return bytes;
            }
        } catch (IOException absent) {
            // Not on this system.
        }
        new SecureRandom().nextBytes(bytes);
        return bytes;
    }
}
