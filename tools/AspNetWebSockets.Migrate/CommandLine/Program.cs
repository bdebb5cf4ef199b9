using AspNetWebSockets.Migrate.CommandLine;

return await MigrateCommand.RunAsync(args, Console.Out, Console.Error);
