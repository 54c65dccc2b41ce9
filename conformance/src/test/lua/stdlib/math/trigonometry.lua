print(math.sin(0), math.cos(0), math.tan(0)) --> 0.0 1.0 0.0
print(string.format("%.10f %.10f %.10f", math.sin(1), math.cos(1), math.tan(1))) --> 0.8414709848 0.5403023059 1.5574077247
print(string.format("%.10f %.10f %.10f", math.asin(1), math.acos(0), math.atan(1))) --> 1.5707963268 1.5707963268 0.7853981634
print(string.format("%.6f %.6f %.6f %.6f", math.atan(1, -1), math.atan(-1, -1), math.atan(0, -1), math.atan(-0.0, -1))) --> 2.356194 -2.356194 3.141593 -3.141593
print(math.deg(math.pi), math.rad(180) == math.pi) --> 180.0 true
