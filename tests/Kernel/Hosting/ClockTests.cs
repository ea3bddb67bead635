namespace Biela.Kernel.Tests.Hosting;

/// <summary>The clock that stands where a file says, while many look at it.</summary>
public sealed class ClockTests
{
    [Fact]
    public async Task Who_looks_after_the_journey_is_where_it_went_however_many_looked_meanwhile()
    {
        var folder = Directory.CreateTempSubdirectory("biela-clock").FullName;
        try
        {
            var (file, arrived) = (Path.Combine(folder, "clock"), false);
            Go(file, 0);
            var clock = new TravelClock(file);
            var others = Enumerable.Range(0, 4).Select(_ => Task.Run(() => { while (!Volatile.Read(ref arrived)) clock.GetUtcNow(); })).ToList();
            for (var day = 1; day <= 60; day++)
            {
                Go(file, day);
                Assert.Equal(day, Math.Round((clock.GetUtcNow() - TimeProvider.System.GetUtcNow()).TotalDays, 3));
                // As coarse as the time that a file system writes down.
                await Task.Delay(15);
                Assert.Equal(day, Math.Round((clock.GetUtcNow() - TimeProvider.System.GetUtcNow()).TotalDays, 3));
            }
            Volatile.Write(ref arrived, true);
            await Task.WhenAll(others);
        }
        finally { Directory.Delete(folder, recursive: true); }
    }

    private static void Go(string file, int days)
    {
        File.WriteAllText(file + ".new", TimeSpan.FromDays(days).ToString("c"));
        File.Move(file + ".new", file, overwrite: true);
    }
}
