namespace AspNetWebSockets.Soak.Tests;

/// <summary>The short version of the soak; the long one is the command of AspNetWebSockets.Soak.</summary>
public sealed class SoakTests(ITestOutputHelper output)
{
    [Fact]
    public async Task Two_minutes_of_traffic_and_misbehaviour_leave_nothing_behind()
    {
        // With the twenty seconds of the warm-up, and the time that the server has to let go.
        SoakOptions options = new(Connections: 500, TimeSpan.FromSeconds(70), Transport: "auto", Rate: 500, Churn: 75);

        SoakReport report = await SoakRun.RunAsync(options, output.WriteLine, TestContext.Current.CancellationToken);

        report.IsGood.ShouldBeTrue(report.ToString());
    }
}
