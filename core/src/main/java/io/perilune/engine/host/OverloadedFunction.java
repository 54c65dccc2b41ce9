package io.perilune.engine.host;

import io.perilune.engine.vm.CallStack;
import io.perilune.engine.vm.Errors;

/**
 * Several Java methods under one name. Of those that take the arguments, in number and by conversion, the one is called whose
 * parameters fit best: no parameter fits worse than the same of another one, and one fits better. When there is no such one,
 * the call is an error, never a guess. See {@link Fit} for what fits how well.
 */
final class OverloadedFunction extends ProgramFunction {
    private final MethodFunction[] choices;

    OverloadedFunction(MethodFunction[] choices) {
        super(choices[0].name(), choices[0].state);
        this.choices = choices;
    }

    @Override
    Object run(CallStack s, int base, int count) throws Exception {
        MethodFunction best = null;
        boolean ambiguous = false;
        for (MethodFunction each : choices) {
            if (!each.signature().accepts(s, base, count, each.before())) {
                continue;
            }
            if (best == null) {
                best = each;
                continue;
            }
            int order = Fit.compare(s, base, count, each, best);
            if (order > 0) {
                best = each;
                ambiguous = false;
            } else if (order == 0) {
                ambiguous = true;
            }
        }
        if (best == null) {
            throw Errors.fromNative(s, "no form of '" + name() + "' takes these arguments");
        }
        if (ambiguous) {
            throw Errors.fromNative(s, "the call of '" + name() + "' is ambiguous");
        }
        return best.run(s, base, count);
    }
}
