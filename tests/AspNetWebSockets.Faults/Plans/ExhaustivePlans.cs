namespace AspNetWebSockets.Faults;

/// <summary>Every fault at every byte.</summary>
internal static class ExhaustivePlans
{
    /// <summary>All plans.</summary>
    /// <param name="traits">The transport.</param>
    /// <param name="input">How many bytes of input there are without a fault.</param>
    /// <param name="output">How many bytes of output there are without a fault.</param>
    public static IEnumerable<FaultPlan> Create(TransportTraits traits, int input, int output) =>
        Splits(traits, input).Concat(InputFaults(traits, input)).Concat(OutputFaults(traits, output));

    /// <summary>The whole input in pieces, without a fault.</summary>
    private static IEnumerable<FaultPlan> Splits(TransportTraits traits, int input)
    {
        yield return new FaultPlan(traits, [.. Enumerable.Range(1, input)]);
        for (int position = 0; position <= input; position++)
        {
            yield return new FaultPlan(traits, [position]);
        }
    }

    /// <summary>FIN, reset and delays at every byte of the input.</summary>
    private static IEnumerable<FaultPlan> InputFaults(TransportTraits traits, int input)
    {
        for (int position = 0; position <= input; position++)
        {
            yield return Of(InputFaultKind.Fin);
            yield return Of(InputFaultKind.Reset);
            foreach (TimeSpan delay in FaultLimits.Delays)
            {
                yield return Of(InputFaultKind.Delay) with
                {
                    InputDelay = delay,
                };
            }

            FaultPlan Of(InputFaultKind fault) => new(traits, []) { InputFault = fault, InputPosition = position };
        }
    }

    /// <summary>Failures and delays at every byte of the output.</summary>
    private static IEnumerable<FaultPlan> OutputFaults(TransportTraits traits, int output)
    {
        OutputFaultKind[] failures =
        [
            OutputFaultKind.Fails,
            OutputFaultKind.Resets,
            OutputFaultKind.Throws,
            OutputFaultKind.FailsLater,
        ];
        for (int position = 0; position < output; position++)
        {
            foreach (OutputFaultKind failure in failures)
            {
                yield return Of(failure);
            }

            foreach (TimeSpan delay in FaultLimits.Delays)
            {
                yield return Of(OutputFaultKind.Delay) with
                {
                    OutputDelay = delay,
                };
            }

            FaultPlan Of(OutputFaultKind fault) => new(traits, []) { OutputFault = fault, OutputPosition = position };
        }
    }
}
