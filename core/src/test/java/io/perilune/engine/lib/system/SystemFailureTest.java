package io.perilune.engine.lib.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.File;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SystemFailureTest {
    @TempDir
    Path folder;

    @Test
    void missingFile_isNumberTwo() {
        File missing = folder.resolve("missing (1)").toFile();
        IOException e = assertThrows(FileNotFoundException.class, () -> new RandomAccessFile(missing, "r").close());
        assertEquals("No such file or directory", SystemFailure.of(e).text());
        assertEquals(2, SystemFailure.of(e).number());
        IOException other = assertThrows(NoSuchFileException.class, () -> Files.delete(missing.toPath()));
        assertEquals(2, SystemFailure.of(other).number());
    }

    @Test
    void fullFolder_isNumberThirtyNine() throws IOException {
        Files.createFile(folder.resolve("inside"));
        IOException e = assertThrows(DirectoryNotEmptyException.class, () -> Files.delete(folder));
        assertEquals("Directory not empty", SystemFailure.of(e).text());
        assertEquals(39, SystemFailure.of(e).number());
    }

    @Test
    void unknownText_keepsItsWords() {
        SystemFailure failure = SystemFailure.of(new IOException("the tape is torn"));
        assertEquals("the tape is torn", failure.text());
        assertEquals(5, failure.number());
    }

    @Test
    void failure_staysItself() {
        SystemFailure failure = SystemFailure.of("Is a directory");
        assertEquals(21, failure.number());
        assertSame(failure, SystemFailure.of(failure));
    }
}
