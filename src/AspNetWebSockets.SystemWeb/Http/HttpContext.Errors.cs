namespace System.Web;

/// <summary>What has failed in the request.</summary>
public sealed partial class HttpContext
{
    /// <summary>What the request has failed with, in order; <see langword="null"/> when nothing has.</summary>
    public Exception[]? AllErrors => _extras?.Errors is { Count: > 0 } errors ? [.. errors] : null;

    /// <summary>The first of <see cref="AllErrors"/>; <see langword="null"/> when nothing has failed.</summary>
    public Exception? Error => _extras?.Errors is { Count: > 0 } errors ? errors[0] : null;

    /// <summary>Makes the request fail: the steps that follow are skipped, and the error event is raised.</summary>
    /// <param name="errorInfo">The failure.</param>
    /// <exception cref="ArgumentNullException"><paramref name="errorInfo"/> is <see langword="null"/>.</exception>
    public void AddError(Exception errorInfo)
    {
        ArgumentNullException.ThrowIfNull(errorInfo);
        Extras.Errors.Add(errorInfo);
    }

    /// <summary>The failure is dealt with: the response is sent as it was set.</summary>
    public void ClearError() => _extras?.Errors.Clear();
}
