using AspNetWebSockets.Attack;

return await AttackCommand.RunAsync(args);
