namespace AspNetWebSockets.Interop.Tests.Http2;

/// <summary>Scenarios times endpoints.</summary>
internal static class ScenarioCells
{
    /// <summary>Each scenario in the clear and over TLS.</summary>
    public static TheoryData<string, bool> Of(TheoryData<string> scenarios)
    {
        TheoryData<string, bool> cells = [];
        foreach (TheoryDataRow<string> scenario in scenarios)
        {
            cells.Add(scenario.Data, false);
            cells.Add(scenario.Data, true);
        }

        return cells;
    }
}
