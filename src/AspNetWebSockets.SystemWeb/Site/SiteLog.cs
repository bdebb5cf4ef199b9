using Microsoft.Extensions.Logging;

namespace System.Web;

/// <summary>The log lines about the files of an existing site. Event ids 2080 to 2099.</summary>
internal static partial class SiteLog
{
    [LoggerMessage(2080, LogLevel.Information, "{File}: {Url} is answered by {Handler}.")]
    internal static partial void HandlerMapped(this ILogger logger, string file, string url, Type handler);

    [LoggerMessage(2081, LogLevel.Error, "{File} is not mapped, and {Url} answers with status 500: {Reason}")]
    internal static partial void HandlerNotMapped(this ILogger logger, string file, string url, string reason);

    [LoggerMessage(2082, LogLevel.Warning, "{Folder} was not looked through for handlers: {Reason}")]
    internal static partial void FolderSkipped(this ILogger logger, string folder, string reason);

    [LoggerMessage(
        2083,
        LogLevel.Warning,
        "There is no .ashx file in {Folder} nor below it. Copy those of the site to where the application runs, such as by <None Update=\"**/*.ashx\" CopyToOutputDirectory=\"PreserveNewest\" /> in the project, or name their folder in MapHttpHandlers."
    )]
    internal static partial void NothingFound(this ILogger logger, string folder);

    [LoggerMessage(2084, LogLevel.Error, "{Source}: no handler answers {Path}: {Reason}")]
    internal static partial void HandlerIgnored(this ILogger logger, string source, string path, string reason);

    [LoggerMessage(2085, LogLevel.Information, "{Source}: {Setting} is {Target}.")]
    internal static partial void SettingMapped(this ILogger logger, string source, string setting, string target);

    [LoggerMessage(2086, LogLevel.Information, "{Source}: {Setting} is not used here. {Advice}")]
    internal static partial void SettingNotUsed(this ILogger logger, string source, string setting, string advice);
}
