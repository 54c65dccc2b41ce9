print(("%a %A %a"):format(1, 0.5, 10)) --> 0x1p+0 0X1P-1 0x1.4p+3
print(("%.2a %.0a %a"):format(1/3, 1.5, -0.0)) --> 0x1.55p-2 0x2p+0 -0x0p+0
print(("%a %a %20a|"):format(1/0, 5e-324, 1)) --> inf 0x0.0000000000001p-1022               0x1p+0|
print(("%a"):format(0.1)) --> 0x1.999999999999ap-4
