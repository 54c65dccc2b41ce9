; A program that goes through what Fennel's compiler is made of: macros, matching, destructuring, closures, loops.
(local shapes [{:kind :circle :r 2} {:kind :square :side 3} [1 2 3] 42 nil])

(fn area [shape]
  (match shape
    {:kind :circle : r} (* 3 r r)
    {:kind :square : side} (* side side)
    [a b c] (+ a b c)
    nil :nothing
    _ (.. "unknown " (tostring shape))))

(for [i 1 5]
  (print i (area (. shapes i))))

(macro when-not [condition ...]
  `(if (not ,condition) (do ,...)))

(when-not false
  (print :when-not))

(fn counter [start]
  (var n start)
  (values #(do (set n (+ n $1)) n) (fn [] n)))

(let [(step current) (counter 10)]
  (step 5)
  (step 7)
  (print (current)))

(print (accumulate [sum 0 _ v (ipairs [1 2 3 4])] (+ sum v)))
(print (table.concat (icollect [_ w (ipairs [:a :b :c])] (w:upper)) "-"))
(let [(ok err) (pcall error {:code 42})]
  (print ok err.code))
(local co (coroutine.wrap (fn [] (for [i 1 3] (coroutine.yield (* i i))))))
(print (co) (co) (co))
(print (string.format "%q %5.2f" "text" (/ 22 7)) (// 7 2) (band 12 10))
