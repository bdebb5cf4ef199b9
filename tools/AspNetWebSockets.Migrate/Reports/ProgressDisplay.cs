using AspNetWebSockets.Migrate.Analysis;
using Spectre.Console;

namespace AspNetWebSockets.Migrate.Reports;

/// <summary>Shows in a terminal where the work has got to.</summary>
internal static class ProgressDisplay
{
    /// <summary>Does the work, and shows its steps when the writer is a terminal.</summary>
    internal static T Run<T>(TextWriter writer, Func<IProgress<Step>, T> work)
    {
        IAnsiConsole console = Consoles.For(writer);
        return console.Profile.Capabilities.Interactive
            ? console.Progress().AutoClear(enabled: true).Start(context => work(new Tasks(context)))
            : work(new Nothing());
    }

    private sealed class Tasks(ProgressContext context) : IProgress<Step>
    {
        private ProgressTask? _task;

        public void Report(Step value)
        {
            if (!string.Equals(_task?.Description, value.Name, StringComparison.Ordinal))
            {
                if (_task is not null)
                {
                    _task.Value = _task.MaxValue;
                }

                _task = context.AddTask(value.Name, maxValue: 1);
                _task.IsIndeterminate = value.Share == 0;
            }

            if (value.Share > 0)
            {
                _task!.IsIndeterminate = false;
                _task.Value = value.Share;
            }
        }
    }

    private sealed class Nothing : IProgress<Step>
    {
        public void Report(Step value)
        {
            // Nobody looks on.
        }
    }
}
