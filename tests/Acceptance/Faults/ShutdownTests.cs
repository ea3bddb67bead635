using System.Diagnostics;
using System.Net;

namespace Biela.Acceptance.Tests;

/// <summary>Reliability A2: stopped in the middle of work it ends what it began, and goes on where it stopped.</summary>
[Collection("faults")]
public sealed class ShutdownTests
{
    [Fact]
    public async Task Stopped_in_the_middle_of_work_it_ends_cleanly_and_goes_on_after_the_start()
    {
        await using var biela = await Biela.Start();
        var smoke = biela.Smoke(2, parallel: 2);
        await Task.Delay(2500);
        Assert.False(smoke.IsCompleted, "The shops were done before the stop.");
        var watch = Stopwatch.StartNew();
        Assert.Equal(0, await biela.Stop());
        Assert.InRange(watch.Elapsed.TotalSeconds, 0, 25);
        await biela.Restart();
        await biela.AllRight(await smoke, orders: 2);
    }

    [Fact]
    public async Task Until_whoever_routes_to_it_has_noticed_it_goes_on_answering()
    {
        await using var biela = await Biela.Start(("biela__drain", "00:00:02"));
        using var client = biela.Client();
        var stopped = biela.Stop();
        await Biela.Eventually(() => client.GetAsync("/health/ready"), answer => answer.StatusCode == HttpStatusCode.ServiceUnavailable, seconds: 2);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("auth/keys")).StatusCode);
        Assert.False(stopped.IsCompleted);
        Assert.Equal(0, await stopped);
    }

    [Fact]
    public async Task A_second_process_on_the_same_folder_is_refused()
    {
        await using var biela = await Biela.Start();
        var (code, said) = await biela.Run("serve", "--port", "0", "--data", biela.Data);
        Assert.Equal(1, code);
        Assert.Contains($"Another Biela works on the folder '{biela.Data}'. Stop it first", said);
        Assert.Equal(HttpStatusCode.OK, (await biela.Client().GetAsync("auth/keys")).StatusCode);
    }
}
