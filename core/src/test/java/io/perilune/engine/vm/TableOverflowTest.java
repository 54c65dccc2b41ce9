package io.perilune.engine.vm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.perilune.engine.text.ByteStr;
import io.perilune.engine.value.Table;
import org.junit.jupiter.api.Test;

final class TableOverflowTest {
    /** Asks for more entries than a table can have; no smaller way to the limit fits into a test's memory. */
    private static final NativeFunction GROW = new NativeFunction("grow") {
        @Override
        public int call(CallStack s, int base, int count) {
            return s.returnObject(base, new Table(0, (1 << 28) + 1));
        }
    };

    @Test
    void tableThatCannotGrow_isALuaError() {
        Vm vm = new Vm(new Table(), (v, chunk, name, mode) -> null, name -> null);
        ScriptError error = assertThrows(ScriptError.class, () -> Execution.call(vm, GROW));
        assertEquals(ByteStr.of("table overflow"), error.value());
    }
}
