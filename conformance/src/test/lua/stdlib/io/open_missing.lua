print(io.open("/no/such/file")) --> nil /no/such/file: No such file or directory 2
print(io.open("/no/such/dir/file", "w")) --> nil /no/such/dir/file: No such file or directory 2
print(select("#", io.open("/no/such/file"))) --> 3
