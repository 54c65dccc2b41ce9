package io.perilune.engine.vm;

import io.perilune.engine.code.VariableNames;
import io.perilune.engine.text.ByteBuf;
import io.perilune.engine.text.ByteStr;
import io.perilune.engine.value.Shape;
import io.perilune.engine.value.Table;

/** How functions are called that can be found from {@code package.loaded}. */
final class GlobalNames {
    private static final ByteStr GLOBALS = ByteStr.of("_G");

    private GlobalNames() {}

    /** {@code lib.name} of a function that some loaded module has as a field, or null. */
    static String of(Vm vm, Object function) {
        Object[] r = new Object[2];
        long[] n = new long[2];
        int module = 0;
        while ((module = vm.loaded.advance(module, r, n, 0)) != 0) {
            if (r[0] instanceof ByteStr moduleName && r[1] instanceof Table fields && mayHold(fields, function)) {
                ByteStr fieldName = field(fields, function);
                if (fieldName != null) {
                    ByteBuf name = new ByteBuf();
                    if (!moduleName.equals(GLOBALS)) {
                        name.append(moduleName).append('.');
                    }
                    return VariableNames.shown(name.append(fieldName).toByteStr());
                }
            }
        }
        return null;
    }

    /** A glance at where a table with a shape keeps such values: this is asked for each level of each traceback, mostly in vain. */
    private static boolean mayHold(Table fields, Object function) {
        if (!(fields.map instanceof Shape)) {
            return true;
        }
        for (Object value : fields.slots) {
            if (value == function) {
                return true;
            }
        }
        return false;
    }

    private static ByteStr field(Table fields, Object function) {
        Object[] r = new Object[2];
        long[] n = new long[2];
        int field = 0;
        while ((field = fields.advance(field, r, n, 0)) != 0) {
            if (r[1] == function && r[0] instanceof ByteStr name) {
                return name;
            }
        }
        return null;
    }
}
