collectgarbage("incremental")
print(collectgarbage("generational"), collectgarbage("incremental")) --> incremental generational
print(collectgarbage("incremental", 100, 200, 10), collectgarbage("generational", 20, 100), collectgarbage("incremental")) --> incremental incremental generational
