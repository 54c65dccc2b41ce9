package io.perilune.engine.code;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.perilune.engine.code.Prototype.UpvalueDescriptor;
import io.perilune.engine.text.ByteStr;
import org.junit.jupiter.api.Test;

class PrototypeBuilderTest {
    private static final ByteStr SOURCE = ByteStr.of("=test");

    private static Prototype build(PrototypeBuilder builder) {
        return builder.build(new UpvalueDescriptor[0], 0, false, 2, SOURCE, 3, 9);
    }

    @Test
    void constants_thatAreEqual_shareAnIndex() {
        PrototypeBuilder builder = new PrototypeBuilder();
        assertEquals(0, builder.constant(ByteStr.of("a")));
        assertEquals(1, builder.constant(1L));
        assertEquals(2, builder.constant(1.0));
        assertEquals(3, builder.constant(null));
        assertEquals(4, builder.constant(0.0));
        assertEquals(5, builder.constant(-0.0));
        assertEquals(6, builder.constant(Boolean.FALSE));
        assertEquals(0, builder.constant(ByteStr.of("a")));
        assertEquals(1, builder.constant(1L));
        assertEquals(2, builder.constant(1.0));
        assertEquals(3, builder.constant(null));
        assertEquals(5, builder.constant(-0.0));
        assertEquals(6, builder.constant(Boolean.FALSE));
        assertEquals(7, builder.constantCount());
    }

    @Test
    void constants_inGreatNumber_areFoundAgain() {
        PrototypeBuilder builder = new PrototypeBuilder();
        for (long i = 0; i < 100_000; i++) {
            assertEquals(i, builder.constant(i << 32));
        }
        for (long i = 0; i < 100_000; i += 997) {
            assertEquals(i, builder.constant(i << 32));
        }
    }

    @Test
    void reset_forgetsEverything() {
        PrototypeBuilder builder = new PrototypeBuilder();
        builder.constant(ByteStr.of("a"));
        builder.append(Instruction.abc(Op.RETURN0, 0, 0, 0), 4);
        builder.endLocal(builder.startLocal(ByteStr.of("x")));
        builder.nested(build(new PrototypeBuilder()));
        builder.reset();
        Prototype empty = build(builder);
        assertEquals(0, empty.code.length);
        assertEquals(0, empty.constants.length);
        assertEquals(0, empty.nested.length);
        assertEquals(0, empty.debug.locals().length);
        assertEquals(0, builder.constant(ByteStr.of("b")));
    }

    @Test
    void prototype_isNotTouchedByWhatFollows() {
        PrototypeBuilder builder = new PrototypeBuilder();
        builder.constant(5L);
        int pc = builder.append(Instruction.abc(Op.RETURN0, 0, 0, 0), 4);
        Prototype first = build(builder);
        builder.setWord(pc, 0);
        builder.setLine(pc, 77);
        builder.reset();
        builder.constant(6L);
        builder.append(1, 1);
        assertArrayEquals(new int[] {Instruction.abc(Op.RETURN0, 0, 0, 0)}, first.code);
        assertArrayEquals(new Object[] {5L}, first.constants);
        assertEquals(4, first.debug.lineAt(0));
        assertNotEquals(first.code[0], build(builder).code[0]);
        assertEquals(3, first.debug.lineDefined());
        assertEquals(9, first.debug.lastLine());
    }

    @Test
    void locals_keepTheirPlaces() {
        PrototypeBuilder builder = new PrototypeBuilder();
        int x = builder.startLocal(ByteStr.of("x"));
        builder.append(0, 1);
        builder.restartLocal(x);
        builder.append(0, 1);
        builder.endLocal(x);
        DebugInfo.LocalVariable local = build(builder).debug.locals()[0];
        assertEquals(1, local.startPc());
        assertEquals(2, local.endPc());
    }
}
