using System.Text.Json;
using LoadGenerator;
using LoadGenerator.Scenarios;

try
{
    LoadOptions options = LoadOptions.Read(args);
    string json = options.Scenario switch
    {
        EchoScenario.Name => JsonSerializer.Serialize(EchoScenario.Run(options)),
        ConnectScenario.Name => JsonSerializer.Serialize(ConnectScenario.Run(options)),
        BlockedScenario.Name => JsonSerializer.Serialize(BlockedScenario.Run(options)),
        IdleScenario.Name => JsonSerializer.Serialize(IdleScenario.Run(options)),
        _ => throw new LoadFailureException(LoadOptions.Usage),
    };
    Console.WriteLine(json);
    return 0;
}
catch (LoadFailureException failure)
{
    await Console.Error.WriteLineAsync(failure.Message);
    return 1;
}
