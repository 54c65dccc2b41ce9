package io.perilune.checks;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Bytecode sizes that decide speed. HotSpot never compiles a method of more than 8,000 bytes, and says nothing about
 * it; two opcodes too many make the interpreter fourteen times slower or worse. It inlines hot methods up to 325 bytes.
 */
final class HotMethodTest {
    /** Below HotSpot's 8,000, because another compiler than javac may need a few bytes more for the same source. */
    private static final int LOOP_LIMIT = 7_500;

    private static final int INLINE_LIMIT = 325;

    private static final String LOOP_CLASS = "io.perilune.engine.vm.Interpreter";
    private static final String LOOP_METHOD = "run";
    private static final String INLINED = "Lio/perilune/engine/text/Inlined;";

    private final List<ClassFile> classes = Repository.files(Repository.classes("core"), ".class").stream()
            .map(ClassFile::read)
            .toList();

    @Test
    void interpreterLoop_isCompiledByHotSpot() {
        boolean found = false;
        for (ClassFile type : classes) {
            if (!type.name().equals(LOOP_CLASS)) {
                continue;
            }
            for (ClassFile.Method method : type.methods()) {
                if (method.name().equals(LOOP_METHOD)) {
                    found = true;
                    assertTrue(
                            method.codeLength() <= LOOP_LIMIT,
                            () -> place(type.path()) + ": " + LOOP_METHOD + " has " + method.codeLength()
                                    + " bytes of bytecode, at most " + LOOP_LIMIT + " are allowed; move slow paths of"
                                    + " its cases into the static methods of their family");
                }
            }
        }
        if (!found) {
            fail("there is no method " + LOOP_METHOD + " in " + LOOP_CLASS + "; if the loop moved, tell this test");
        }
    }

    @Test
    void methodsMarkedInlined_areSmallEnough() {
        List<String> faults = new ArrayList<>();
        int marked = 0;
        for (ClassFile type : classes) {
            for (ClassFile.Method method : type.methods()) {
                if (!method.annotations().contains(INLINED)) {
                    continue;
                }
                marked++;
                if (method.codeLength() > INLINE_LIMIT) {
                    faults.add(place(type.path()) + ": " + method.name() + method.descriptor() + " has "
                            + method.codeLength() + " bytes, @Inlined allows " + INLINE_LIMIT
                            + "; split the rare part off");
                }
            }
        }
        if (!faults.isEmpty()) {
            fail(String.join("\n", faults));
        }
        assertFalse(marked == 0, "no method is marked @Inlined (io.perilune.engine.text.Inlined)");
    }

    private static String place(Path path) {
        return Repository.name(path);
    }
}
