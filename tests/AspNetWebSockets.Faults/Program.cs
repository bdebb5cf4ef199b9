using AspNetWebSockets.Faults;

return FaultCommand.Run(args);
