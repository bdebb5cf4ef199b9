using AspNetWebSockets.ApiCompare;

return await CompareCommand.RunAsync(args);
