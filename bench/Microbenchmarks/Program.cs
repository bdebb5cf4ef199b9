// The protocol core, piece by piece: dotnet run -c Release --project bench/Microbenchmarks -- --filter '*' --job short
using BenchmarkDotNet.Running;

BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
