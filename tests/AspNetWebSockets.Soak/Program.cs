using AspNetWebSockets.Soak;

return await SoakCommand.RunAsync(args);
