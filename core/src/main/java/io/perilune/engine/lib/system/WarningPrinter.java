package io.perilune.engine.lib.system;

import io.perilune.engine.text.ByteBuf;
import io.perilune.engine.text.ByteStr;
import io.perilune.engine.vm.Warnings;
import java.io.IOException;

/** Shows warnings on the standard error; scripts switch it on and off by {@code warn("@on")} and {@code warn("@off")}. */
final class WarningPrinter implements Warnings {
    private final ByteStream errors;
    private boolean on;
    /** The message is not complete yet. */
    private boolean continuing;

    WarningPrinter(ByteStream errors) {
        this.errors = errors;
    }

    @Override
    public void warn(ByteStr piece, boolean more) {
        if (!continuing && !more && piece.length() > 0 && piece.at(0) == '@') {
            if (piece.contentEquals("@on")) {
                on = true;
            } else if (piece.contentEquals("@off")) {
                on = false;
            }
            return;
        }
        if (on) {
            ByteBuf text = new ByteBuf();
            if (!continuing) {
                text.append("Lua warning: ");
            }
            text.append(piece);
            if (!more) {
                text.append('\n');
            }
            try {
                errors.write(text.array(), 0, text.length());
                errors.flush();
            } catch (IOException lost) {
                // There is no other place to say it.
                on = false;
            }
        }
        continuing = more;
    }
}
