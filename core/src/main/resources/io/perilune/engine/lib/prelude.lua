-- The loops of the standard library that may meet a metamethod or a function of the script.
--
-- They are written in Lua because whatever is written in Lua can be suspended anywhere. A native function that cannot
-- finish alone checks its arguments, then hands them over to the function that has its name here; to the script it
-- looks as if the native function was still running. The functions use nothing but their arguments and these natives,
-- so that no change to the script's globals reaches them:
--
--   fail(message)        raises an error with the position of the script that called the library
--   positioned(message)  returns what fail would raise
--   less(a, b)           returns a < b
--   type, select, pcall, load, concat   as in the standard library, concat on tables without a metatable

local fail, positioned, less, type, select, pcall, load, concat = ...

-- Operations whose result a native function or this file waits for. Called by way of a native function, so that their
-- errors have no position, like those of operations in C.

local function index(container, key)
    return container[key]
end

local function less_slowly(a, b)
    return a < b
end

local function ipairs_step(container, i)
    i = i + 1
    local value = container[i]
    if value ~= nil then
        return i, value
    end
    return nil
end

local function max(best, ...)
    local rest = {...}
    for i = 1, select("#", ...) do
        if best < rest[i] then
            best = rest[i]
        end
    end
    return best
end

local function min(best, ...)
    local rest = {...}
    for i = 1, select("#", ...) do
        if rest[i] < best then
            best = rest[i]
        end
    end
    return best
end

-- The dots are the environment, if one was given: it may be nil.
local function load_pieces(reader, name, mode, ...)
    local pieces, count = {}, 0
    while true do
        local ok, piece = pcall(reader)
        if not ok then
            return nil, piece
        end
        if piece == nil or piece == "" then
            return load(concat(pieces, "", 1, count), name, mode, ...)
        end
        local kind = type(piece)
        if kind ~= "string" and kind ~= "number" then
            return nil, positioned("reader function must return a string")
        end
        count = count + 1
        pieces[count] = piece
    end
end

-- Lua's for loop is not used where the last index may be the largest integer and the one after it wraps around.

local function insert(t, last, position, value)
    local i = last
    while i > position do
        t[i] = t[i - 1]
        i = i - 1
    end
    t[position] = value
end

local function remove(t, last, position)
    local removed = t[position]
    while position < last do
        t[position] = t[position + 1]
        position = position + 1
    end
    t[position] = nil
    return removed
end

local function move(source, first, last, position, target, given)
    if position > last or position <= first or given and source ~= target then
        for i = 0, last - first do
            target[position + i] = source[first + i]
        end
    else
        for i = last - first, 0, -1 do
            target[position + i] = source[first + i]
        end
    end
    return target
end

local function unpack_elements(t, first, last, unpack)
    local elements = {}
    for i = 0, last - first do
        elements[i + 1] = t[first + i]
    end
    return unpack(elements, 1, last - first + 1)
end

local function concat_elements(t, separator, first, last)
    local pieces, count = {}, 0
    for i = first, last do
        local piece = t[i]
        local kind = type(piece)
        if kind ~= "string" and kind ~= "number" then
            fail("invalid value (" .. kind .. ") at index " .. i .. " in table for 'concat'")
        end
        count = count + 1
        pieces[count] = piece
    end
    return concat(pieces, separator, 1, count)
end

-- Quicksort, comparison by comparison as in the reference implementation: a script can watch the order of the calls.
-- Where that one recurses into the smaller half, the larger one waits in `waiting` (three numbers an interval).

-- Intervals longer than this take a pivot from another place once a partition came out badly.
local LARGE = 100
-- Any large number does; being fixed, it makes runs repeatable.
local SCATTER = 0xFFFFFFFF

local function sort(t, n, order)
    local before = order or less
    local waiting, depth = {}, 0
    local low, high, scatter = 1, n, 0
    while true do
        while low < high do
            local first, last = t[low], t[high]
            if before(last, first) then
                t[low] = last
                t[high] = first
            end
            if high - low == 1 then
                break
            end
            local middle
            if high - low < LARGE or scatter == 0 then
                middle = (low + high) // 2
            else
                local quarter = (high - low) // 4
                middle = scatter % (quarter * 2) + low + quarter
            end
            local pivot = t[middle]
            first = t[low]
            if before(pivot, first) then
                t[middle] = first
                t[low] = pivot
            else
                last = t[high]
                if before(last, pivot) then
                    t[middle] = last
                    t[high] = pivot
                end
            end
            if high - low == 2 then
                break
            end
            pivot = t[middle]
            t[middle] = t[high - 1]
            t[high - 1] = pivot
            -- Now t[low] <= pivot == t[high - 1] <= t[high]: both scans below have a stop.
            local i, j = low, high - 1
            while true do
                i = i + 1
                local left = t[i]
                while before(left, pivot) do
                    if i == high - 1 then
                        fail("invalid order function for sorting")
                    end
                    i = i + 1
                    left = t[i]
                end
                j = j - 1
                local right = t[j]
                while before(pivot, right) do
                    if j < i then
                        fail("invalid order function for sorting")
                    end
                    j = j - 1
                    right = t[j]
                end
                if j < i then
                    t[high - 1] = left
                    t[i] = pivot
                    break
                end
                t[i] = right
                t[j] = left
            end
            -- The smaller part is sorted first. Badly unequal parts call for another choice of pivots in the larger.
            local larger_low, larger_high, smaller
            if i - low < high - i then
                larger_low, larger_high, smaller = i + 1, high, i - low
                high = i - 1
            else
                larger_low, larger_high, smaller = low, i - 1, high - i
                low = i + 1
            end
            waiting[depth + 1], waiting[depth + 2] = larger_low, larger_high
            waiting[depth + 3] = (larger_high - larger_low) // 128 > smaller and SCATTER or scatter
            depth = depth + 3
        end
        if depth == 0 then
            return
        end
        low, high, scatter = waiting[depth - 2], waiting[depth - 1], waiting[depth]
        depth = depth - 3
    end
end

return {
    ["index"] = index,
    ["ipairs.step"] = ipairs_step,
    ["less"] = less_slowly,
    ["load"] = load_pieces,
    ["math.max"] = max,
    ["math.min"] = min,
    ["table.concat"] = concat_elements,
    ["table.insert"] = insert,
    ["table.move"] = move,
    ["table.remove"] = remove,
    ["table.sort"] = sort,
    ["table.unpack"] = unpack_elements,
}
