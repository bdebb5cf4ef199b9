using System.Web.WebSockets;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace System.Web;

/// <summary>Writes what became of web.config to the log when the host starts: when the file is read there is none yet.</summary>
internal sealed class WebConfigReport(IReadOnlyList<WebConfigNote> notes, IServiceProvider services) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        ILogger logger = WebSocketLog.CreateLogger(services);
        foreach (WebConfigNote note in notes)
        {
            if (note.IsMapped)
            {
                logger.SettingMapped(note.Source, note.Setting, note.Text);
            }
            else
            {
                logger.SettingNotUsed(note.Source, note.Setting, note.Text);
            }
        }

        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
