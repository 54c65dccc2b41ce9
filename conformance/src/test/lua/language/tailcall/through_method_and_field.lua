local o = { step = 0 }
function o:run(n) self.step = self.step + 1 if n == 0 then return self.step end return self:run(n - 1) end
print(o:run(200000)) --> 200001
