package io.perilune.engine.host;

import io.perilune.Limit;
import io.perilune.LuaValue;
import io.perilune.Multi;
import io.perilune.UserType;
import io.perilune.engine.vm.CallStack;
import io.perilune.engine.vm.Resource;
import io.perilune.engine.vm.ScriptError;
import io.perilune.engine.vm.Termination;

/** What only the door can do, because its classes hide how they are made. One instance, shared by all VMs. */
public interface HandleMaker {
    /** @param state may be null for a value that belongs to no VM */
    LuaValue wrap(State state, Object value);

    /** @throws RuntimeException when the value belongs to another VM */
    Object unwrap(State state, LuaValue value);

    TypeDescription description(UserType<?> type);

    Multi multi(State state, Object[] values);

    /** The same for values that lie in slots. */
    Multi multi(State state, CallStack s, int first, int count);

    /** The door's exception for an error that no script has caught. */
    RuntimeException failure(State state, ScriptError error);

    /** The door's exception for a chunk that was refused; line and column are 0 where not known. */
    RuntimeException refusal(String message, String chunk, int line, int column, boolean incomplete);

    /** The door's exception for a run that was cut off. */
    RuntimeException failure(Termination end);

    /** The door's name of what a limit bounds. */
    Limit limit(Resource resource);

    /** The door's exception for a value that does not convert. */
    RuntimeException failure(ConversionFault fault, String what);
}
