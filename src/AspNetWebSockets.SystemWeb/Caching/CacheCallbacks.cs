using System.Diagnostics;

namespace System.Web.Caching;

/// <summary>Calls what the application has given to the cache.</summary>
internal static class CacheCallbacks
{
    /// <summary>An exception must not reach the timer or the caller, who has nothing to do with the item: it is logged.</summary>
    /// <returns>Whether there was nothing to call, or it went well.</returns>
    internal static bool Run<T>(string key, T? callback, Action<T, string> call)
        where T : Delegate
    {
        if (callback is null)
        {
            return true;
        }

        try
        {
            call(callback, key);
            return true;
        }
        catch (Exception exception)
        {
            Report(key, exception);
            return false;
        }
    }

    private static void Report(string key, Exception exception)
    {
        if (HostedApplication.Current?.HostOrNull is { } host)
        {
            host.Logger.CacheCallbackFailed(exception, key);
        }
        else
        {
            Trace.TraceError($"A callback of the item '{key}' of System.Web.Caching.Cache failed: {exception}");
        }
    }
}
