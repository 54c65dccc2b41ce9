package io.perilune.benchmarks.boundary;

/** The measured operations in the order of the report, each with the method of the benchmarks that measures it. */
enum Operation {
    CALL_EMPTY("callEmpty", "Java calls an empty function"),
    CALL_SUM("callSum", "… with 3 integers, 1 result"),
    CALL_THREE_RESULTS("callThreeResults", "… 3 results"),
    CALL_WITH_TEXT("callWithText", "… with a text, the same text back"),
    RESUME("resume", "Java resumes a coroutine until it yields"),
    CATCH_ERROR("catchError", "Java catches an error of Lua"),
    LOAD("load", "Java loads a small chunk"),
    HOST_UNTYPED("hostUntyped", "Lua calls Java, arguments as they come"),
    HOST_TYPED("hostTyped", "… an integer, typed"),
    HOST_SUM("hostSum", "… 3 integers, typed"),
    HOST_CONCAT("hostConcat", "… 2 texts, joined"),
    HOST_THROWS("hostThrows", "… which throws; caught by pcall"),
    FIELD_READ("fieldRead", "Lua reads a field of a Java object"),
    FIELD_WRITE("fieldWrite", "… writes it"),
    METHOD("method", "… calls a method, 1 argument"),
    NEW_USERDATA("newUserdata", "Java makes an object known to Lua"),
    SET_AND_GET_NAME("setAndGetName", "Java sets and gets a named field"),
    SET_AND_GET_INDEX("setAndGetIndex", "… an element"),
    NEW_TABLE("newTable", "Java makes an empty table"),
    NEW_ARRAY("newArray", "… with 10 elements"),
    NEW_RECORD("newRecord", "… with 10 named texts"),
    WALK("walk", "Java goes over a table of 10"),
    NEW_FUNCTION("newFunction", "Java makes a function for Lua"),
    KEEP("keep", "Java keeps a value and gives it up"),
    CALL_ASYNC("callAsync", "Asynchronous call of an empty function"),
    AWAIT("await", "Lua awaits what comes later"),
    AWAIT_NOTHING("awaitNothing", "… what is there already");

    private final String method;
    private final String title;

    Operation(String method, String title) {
        this.method = method;
        this.title = title;
    }

    /** The name of the method with {@code @Benchmark}. */
    String method() {
        return method;
    }

    String title() {
        return title;
    }
}
