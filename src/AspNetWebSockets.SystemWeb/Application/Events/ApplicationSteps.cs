namespace System.Web;

/// <summary>The handlers of the events of an application, in the order in which they were added.</summary>
internal sealed class ApplicationSteps
{
    private readonly Dictionary<ApplicationEvent, List<ApplicationStep>> _steps = [];

    internal void Add(ApplicationEvent at, EventHandler? handler)
    {
        if (handler is not null)
        {
            Of(at).Add(new ApplicationStep(handler, null, null, null));
        }
    }

    internal void Add(ApplicationEvent at, BeginEventHandler begin, EndEventHandler end, object? state)
    {
        ArgumentNullException.ThrowIfNull(begin);
        ArgumentNullException.ThrowIfNull(end);
        Of(at).Add(new ApplicationStep(null, begin, end, state));
    }

    internal void Remove(ApplicationEvent at, EventHandler? handler)
    {
        if (Of(at).FindLast(step => step.Handler == handler) is { } added)
        {
            Of(at).Remove(added);
        }
    }

    internal bool Has(ApplicationEvent at) =>
        _steps.TryGetValue(at, out List<ApplicationStep>? steps) && steps.Count > 0;

    /// <summary>Those of an event as they are now.</summary>
    internal ApplicationStep[] At(ApplicationEvent at) => Has(at) ? [.. _steps[at]] : [];

    private List<ApplicationStep> Of(ApplicationEvent at)
    {
        if (!_steps.TryGetValue(at, out List<ApplicationStep>? steps))
        {
            steps = [];
            _steps.Add(at, steps);
        }

        return steps;
    }
}
