// A program that goes through what TypeScriptToLua has to translate. Its output under Node is what its translation must print.
declare function print(this: void, ...values: unknown[]): void;

const lines: string[] = [];
const show = (...values: unknown[]) => lines.push(values.map(value => `${value}`).join(" "));

abstract class Shape {
    static count = 0;
    constructor(readonly name: string) {
        Shape.count++;
    }
    abstract area(): number;
    get label(): string {
        return `${this.name.toUpperCase()}#${this.area()}`;
    }
}

class Rectangle extends Shape {
    constructor(private width: number, private height: number) {
        super("rectangle");
    }
    area() {
        return this.width * this.height;
    }
}

class Square extends Rectangle {
    constructor(side: number) {
        super(side, side);
    }
    area() {
        return super.area() + 0;
    }
}

const shapes: Shape[] = [new Rectangle(2, 3), new Square(4)];
show(...shapes.map(shape => shape.label), Shape.count, shapes[1] instanceof Rectangle);

function* fibonacci(limit: number): Generator<number, string, boolean | undefined> {
    let [a, b] = [0, 1];
    while (a < limit) {
        const stop = yield a;
        if (stop) return "stopped";
        [a, b] = [b, a + b];
    }
    return "exhausted";
}
show([...fibonacci(50)].join(","));
const numbers = fibonacci(100);
numbers.next();
show(numbers.next().value, numbers.next(true).value, numbers.next().done);

const words = "the quick brown fox jumps over the lazy dog the end".split(" ");
const frequency = new Map<string, number>();
for (const word of words) frequency.set(word, (frequency.get(word) ?? 0) + 1);
show([...frequency].filter(([, n]) => n > 1).map(([word, n]) => `${word}=${n}`).join(";"), frequency.size);
const unique = new Set(words.map(word => word.length));
show([...unique].sort((x, y) => x - y).join("|"), unique.has(5), unique.delete(5), unique.has(5));

const { first, ...others } = { first: 1, second: 2, third: 3 };
show(first, Object.keys(others).sort().join(","), Object.values(others).reduce((sum, n) => sum + n, 0));
const [head, , third = "default", ...tail] = [1, 2, 3, 4, 5];
const { missing = "default" } = others as { missing?: string };
show(head, third, tail.length, missing);

class Failure extends Error {
    constructor(readonly code: number) {
        super(`failed with ${code}`);
        this.name = "Failure";
    }
}
function attempt(code: number): string {
    try {
        if (code > 0) throw new Failure(code);
        return "no error";
    } catch (error) {
        if (error instanceof Failure) return `${error.name}: ${error.message}`;
        throw error;
    } finally {
        show("finally", code);
    }
}
show(attempt(0));
show(attempt(7));

let steps = "";
for (let i = 0; i < 4; i++) {
    for (const j of [1, 2, 3]) {
        if (j === 2 && i === 1) continue;
        if (i === 3) break;
        steps += `${i}${j} `;
    }
}
show(steps.trim());
const closures = [1, 2, 3].map(n => () => n * n);
show(closures.map(f => f()).join(","));

function classify(value: number | string | null | undefined): string {
    switch (typeof value) {
        case "number":
            return value % 2 === 0 ? "even" : "odd";
        case "string":
            return value.length > 3 ? "long" : "short";
        default:
            return value ?? "nothing";
    }
}
show(classify(4), classify(7), classify("text"), classify("a"), classify(null));

show("abc".padStart(6, "*"), "a-b-c".replace("-", "+"), "Hello".slice(-3), "x".repeat(3), "trim me ".trim() + "|", "hello".indexOf("l"));
show([3, 1, 2].sort().join(), [1, [2, [3]]].flat().length, [1, 2, 3, 4].slice(1, 3).join(), [5, 6].includes(6), [1, 2, 3].findIndex(n => n > 1));
show(Math.max(1, 9, 3), Math.floor(-1.5), Math.abs(-2), (5 & 3) | 8, 1 << 4, 7 >>> 1, 6 ^ 3);
show(parseInt("42px"), Number("3.5"), isNaN(Number("x")), (12.345).toFixed(1), (255).toString(16));

interface Node { value: number; left?: Node; right?: Node }
const insert = (node: Node | undefined, value: number): Node =>
    node === undefined ? { value }
        : value < node.value ? { ...node, left: insert(node.left, value) } : { ...node, right: insert(node.right, value) };
const walk = (node: Node | undefined): number[] => (node ? [...walk(node.left), node.value, ...walk(node.right)] : []);
let tree: Node | undefined;
for (const n of [5, 2, 8, 1, 9, 3]) tree = insert(tree, n);
show(walk(tree).join(" "));

print(lines.join("\n"));
