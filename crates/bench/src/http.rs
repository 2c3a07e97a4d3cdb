//! A small client: one kept-open connection, whole answers, the time of each.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};

/// A connection to one server.
pub struct Client {
    reader: BufReader<TcpStream>,
    writer: TcpStream,
    host: String,
    headers: String,
}

/// An answer: its status and its body as bytes.
pub struct Answer {
    /// The status code.
    pub status: u16,
    /// The body.
    pub body: Vec<u8>,
    /// From the first byte sent to the last received.
    pub took: Duration,
}

impl Client {
    /// Connects to `http://HOST:PORT`; `headers` go with every request, each ending in CRLF.
    pub fn connect(url: &str, headers: &str) -> Result<Client> {
        let host = url.trim_start_matches("http://").trim_end_matches('/').to_owned();
        let writer = TcpStream::connect(&host).with_context(|| format!("{host} does not answer"))?;
        writer.set_nodelay(true)?;
        Ok(Client { reader: BufReader::new(writer.try_clone()?), writer, host, headers: headers.to_owned() })
    }

    /// Asks for a page.
    pub fn get(&mut self, path: &str) -> Result<Answer> {
        let start = Instant::now();
        let request = format!("GET {path} HTTP/1.1\r\nHost: {}\r\n{}\r\n", self.host, self.headers);
        self.writer.write_all(request.as_bytes())?;
        let head = self.head()?;
        let status = head.split(' ').nth(1).and_then(|code| code.parse().ok()).context("no status line")?;
        let body = self.body(&head)?;
        Ok(Answer { status, body, took: start.elapsed() })
    }

    /// Asks for a page that must be there.
    pub fn page(&mut self, path: &str) -> Result<Answer> {
        let answer = self.get(path)?;
        ensure!(answer.status == 200, "{path} answered {}", answer.status);
        Ok(answer)
    }

    fn head(&mut self) -> Result<String> {
        let mut head = String::new();
        loop {
            let mut line = String::new();
            ensure!(self.reader.read_line(&mut line)? > 0, "the server hung up");
            if line == "\r\n" {
                return Ok(head);
            }
            head.push_str(&line);
        }
    }

    fn body(&mut self, head: &str) -> Result<Vec<u8>> {
        let lower = head.to_lowercase();
        if lower.contains("transfer-encoding: chunked") {
            return self.chunks();
        }
        let length = lower.lines().find_map(|line| line.strip_prefix("content-length:"));
        let length: usize = length.and_then(|text| text.trim().parse().ok()).unwrap_or(0);
        let mut body = vec![0; length];
        self.reader.read_exact(&mut body)?;
        Ok(body)
    }

    fn chunks(&mut self) -> Result<Vec<u8>> {
        let mut body = Vec::new();
        loop {
            let mut line = String::new();
            self.reader.read_line(&mut line)?;
            let size = usize::from_str_radix(line.trim(), 16).context("no size of a chunk")?;
            let mut chunk = vec![0; size + 2];
            self.reader.read_exact(&mut chunk)?;
            body.extend_from_slice(&chunk[..size]);
            if size == 0 {
                return Ok(body);
            }
        }
    }
}

/// The value below which 95 of a hundred lie.
pub fn p95(mut times: Vec<Duration>) -> Duration {
    times.sort_unstable();
    let place = (times.len() * 95).div_ceil(100).saturating_sub(1);
    times.get(place).copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ninety_fifth_of_a_hundred_times_is_found() {
        let times = (1..=100).rev().map(Duration::from_millis).collect();
        assert_eq!(p95(times), Duration::from_millis(95));
        assert_eq!(p95(Vec::new()), Duration::ZERO);
    }
}
