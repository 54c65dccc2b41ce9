package io.perilune.engine.lib.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.perilune.engine.text.ByteStr;
import io.perilune.engine.vm.OutputSink;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ModulePathTest {
    /** Remembers which names were tried; none but one is there. */
    private static final class Tried extends HostSystem {
        private final List<String> names = new ArrayList<>();
        private final String present;

        Tried(String present) {
            super(InputStream.nullInputStream(), new Silence());
            this.present = present;
        }

        @Override
        public boolean isReadable(String name) {
            names.add(name);
            return name.equals(present);
        }
    }

    private static final class Silence implements OutputSink {
        @Override
        public void write(byte[] bytes, int offset, int count) {}

        @Override
        public void flush() {}
    }

    private static ByteStr bytes(String text) {
        return ByteStr.of(text);
    }

    private static ByteStr names(String module, String path, String from, String to) {
        return ModulePath.names(bytes(module), bytes(path), bytes(from), bytes(to));
    }

    @Test
    void names_replaceMarksAndSeparators() {
        assertEquals(bytes("./a/b.lua;/l/a/b/a/b"), names("a.b", "./?.lua;/l/?/?", ".", "/"));
        assertEquals(bytes("a.b"), names("a.b", "?", "", "/"));
        assertEquals(bytes("xQQy"), names("x--y", "?", "-", "Q"));
    }

    @Test
    void find_stopsAtTheFirstReadableName() {
        Tried access = new Tried("two");
        assertEquals(bytes("two"), ModulePath.find(access, bytes("one;two;three")));
        assertEquals(List.of("one", "two"), access.names);
    }

    @Test
    void find_triesEmptyNamesBetweenSeparators() {
        Tried access = new Tried("-");
        assertNull(ModulePath.find(access, bytes(";a;;b;")));
        assertEquals(List.of("", "a", "", "b", ""), access.names);
    }

    @Test
    void emptyPath_hasNoNames() {
        Tried access = new Tried("");
        assertNull(ModulePath.find(access, ByteStr.EMPTY));
        assertEquals(List.of(), access.names);
    }

    @Test
    void notFound_listsAllNames() {
        assertEquals(bytes("no file 'a'\n\tno file 'b'"), ModulePath.notFound(bytes("a;b")));
        assertEquals(bytes("no file ''"), ModulePath.notFound(ByteStr.EMPTY));
    }
}
