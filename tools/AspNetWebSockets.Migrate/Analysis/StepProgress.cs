namespace AspNetWebSockets.Migrate.Analysis;

/// <summary>The progress of one step. Reports on the caller's thread, unlike <see cref="Progress{T}"/>.</summary>
internal sealed class StepProgress(string name, IProgress<Step> steps) : IProgress<double>
{
    /// <inheritdoc/>
    public void Report(double value) => steps.Report(new Step(name, value));
}
