print(("MiXed 123"):upper(), ("MiXed 123"):lower()) --> MIXED 123 mixed 123
print(("é"):upper() == "é") --> true
