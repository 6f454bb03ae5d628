// Cuts the power of a mounted file system: FS_IOC_SHUTDOWN without flushing its journal (ext4 and xfs; include/uapi/linux/fs.h).
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <sys/ioctl.h>
#include <unistd.h>

int main(int count, char **words) {
  uint32_t without_flush = 2;
  int folder = count > 1 ? open(words[1], O_RDONLY) : -1;
  if (folder < 0 || ioctl(folder, _IOR('X', 125, uint32_t), &without_flush) < 0) {
    perror("shutdown");
    return 1;
  }
  return 0;
}
